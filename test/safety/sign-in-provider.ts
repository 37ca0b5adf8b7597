import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type Provider from "oidc-provider";
import { vi } from "vitest";

/** Who signs in at the provider next, and what it says of them. */
export type Person = { readonly sub: string } & Readonly<Record<string, unknown>>;
export type TestProvider = {
  readonly issuer: string;
  /** Who it takes everyone for. */
  person: Person;
  close(): Promise<void>;
};

export const CLIENT = { id: "chuan-hub", secret: "the-secret-of-the-hub-at-its-provider" } as const;

/** A real OpenID Connect provider on this machine, at which everyone is signed in as `person` without being asked. */
export async function startProvider(callback: string): Promise<TestProvider> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const test = {
    issuer,
    person: { sub: "nobody" } as Person,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
  const provider = await makeProvider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [callback] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["preferred_username", "name"] },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => test.person }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/asked/${uid}` },
    pkce: { required: () => true },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    cookies: { keys: ["a key of this test alone"] },
  });
  const serve = provider.callback();
  server.on("request", async (request, response) => {
    if (!request.url?.startsWith("/asked/")) return serve(request, response);
    const { prompt, params, grantId } = await provider.interactionDetails(request, response);
    const { accountId } = (await provider.Session.get(provider.createContext(request, response))) ?? {};
    if (prompt.name === "login")
      return provider.interactionFinished(request, response, { login: { accountId: test.person.sub } });
    const grant =
      (grantId ? await provider.Grant.find(grantId) : undefined) ??
      new provider.Grant({ accountId: accountId ?? test.person.sub, clientId: String(params.client_id) });
    grant.addOIDCScope("openid profile email");
    return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
  });
  return test;
}

/** It warns of keys and a memory that are for tests: this is one. */
async function makeProvider(...given: ConstructorParameters<typeof Provider>): Promise<Provider> {
  const warned = (["warn", "info", "error"] as const).map((method) =>
    vi.spyOn(console, method).mockImplementation(() => undefined),
  );
  const { default: Made } = await import("oidc-provider");
  const provider = new Made(...given);
  for (const spy of warned) spy.mockRestore();
  return provider;
}
