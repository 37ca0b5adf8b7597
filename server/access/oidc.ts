import * as oidc from "openid-client";
import { accountNamed, accountOf, accountOfSubject, noteOwn, type Owned, setCredential } from "./account-rows.js";
import type { Parts } from "./parts.js";
import { noteFailure, notSignedIn, openSession, type Visitor } from "./sign-in.js";

/** What a browser keeps between going to the provider and coming back, in a cookie that nobody else sees. */
export type Journey = { readonly state: string; readonly nonce: string; readonly verifier: string };

export type Oidc = {
  /** Where the browser is sent, and what it keeps meanwhile. */
  start(redirect: string): Promise<{ to: string; journey: Journey }>;
  /** The secret of a session, for who comes back from the provider at this address. */
  finish(at: URL, journey: Journey, visitor: Visitor): Promise<string>;
};

/** Sign-in at an OpenID Connect provider; null where the settings name none. The provider is first asked at first use. */
export function openOidc(parts: Parts): Oidc | null {
  const { oidcIssuer, oidcClientId, oidcClientSecret } = parts.settings;
  if (!oidcIssuer || !oidcClientId || !oidcClientSecret) return null;
  const discovered = discovery(new URL(oidcIssuer), oidcClientId, oidcClientSecret);
  return {
    async start(redirect) {
      const journey = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
      };
      const to = oidc.buildAuthorizationUrl(await reached(discovered()), {
        redirect_uri: redirect,
        scope: "openid profile email",
        state: journey.state,
        nonce: journey.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(journey.verifier),
        code_challenge_method: "S256",
      });
      return { to: to.href, journey };
    },
    async finish(at, journey, visitor) {
      const person = await reached(personAt(await reached(discovered()), at, journey));
      return enter(parts, person, visitor);
    },
  };
}

/** How long the provider may take to answer, in seconds. */
const PATIENCE_S = 10;
const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** The provider's own description, asked for once; again where that failed. */
function discovery(issuer: URL, id: string, secret: string): () => Promise<oidc.Configuration> {
  let known: Promise<oidc.Configuration> | null = null;
  return () => {
    known ??= oidc
      .discovery(issuer, id, undefined, oidc.ClientSecretBasic(secret), {
        timeout: PATIENCE_S,
        // Without https on this machine alone; any other such address the library refuses.
        execute: LOOPBACK.has(issuer.hostname) ? [oidc.allowInsecureRequests] : [],
      })
      .catch((failure) => {
        known = null;
        throw failure;
      });
    return known;
  };
}

/** Whatever goes wrong on the provider's side is a sign-in that failed. The log gets its code, no part of an answer. */
async function reached<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (failure) {
    const { name, code } = failure as { name?: string; code?: string };
    console.error(`OpenID Connect: ${name ?? "Error"} ${code ?? ""}`);
    throw notSignedIn("oidc", "oidcFailed");
  }
}

type Person = { readonly subject: string; readonly names: readonly string[] };

/** Who came back: their subject at this provider, and the names by which an account may be theirs. */
async function personAt(config: oidc.Configuration, at: URL, journey: Journey): Promise<Person> {
  const tokens = await oidc.authorizationCodeGrant(config, at, {
    pkceCodeVerifier: journey.verifier,
    expectedState: journey.state,
    expectedNonce: journey.nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims() as oidc.IDToken;
  const more = config.serverMetadata().userinfo_endpoint
    ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
    : {};
  const all: Readonly<Record<string, unknown>> = { ...more, ...claims };
  const email = all.email_verified === true ? all.email : undefined;
  return {
    // A subject is the provider's own: another provider's people are others.
    subject: `${claims.iss} ${claims.sub}`,
    names: [email, all.preferred_username].filter((one): one is string => typeof one === "string" && one !== ""),
  };
}

/** Opens a session for the account that is bound to the person, or that has their name and is bound to nobody. */
async function enter(parts: Parts, { subject, names }: Person, visitor: Visitor): Promise<string> {
  const secret = await parts.note(async (store) => {
    const bound = await accountOfSubject(store, subject);
    const account = bound ?? (await unbound(names, (name) => accountNamed(store, name)));
    if (!account || account.disabled) return null;
    if (!bound) {
      await setCredential(store, account.id, { oidcSubject: subject });
      await noteOwn(store, account, visitor, "ACCESS", { what: "oidcBound" });
    }
    const now = (await accountOf(store, account.id)) as Owned;
    return openSession(store, now, { visitor, now: parts.now(), by: "oidc" });
  });
  if (secret !== null) return secret;
  await noteFailure(parts, { name: names[0] ?? "", account: null, why: "oidc" }, visitor);
  throw notSignedIn("oidc", "oidcUnknown");
}

async function unbound(names: readonly string[], find: (name: string) => Promise<Owned | null>): Promise<Owned | null> {
  for (const name of names) {
    const account = await find(name);
    if (account && account.oidcSubject === null) return account;
  }
  return null;
}

/** A journey as it stands in the cookie. */
export const journeyText = (journey: Journey): string => Buffer.from(JSON.stringify(journey)).toString("base64url");

/** The journey that a cookie tells of; refused where the browser keeps none. */
export function journeyIn(text: string | null): Journey {
  try {
    const { state, nonce, verifier } = JSON.parse(Buffer.from(text ?? "", "base64url").toString()) as Journey;
    if ([state, nonce, verifier].every((one) => typeof one === "string" && one !== ""))
      return { state, nonce, verifier };
  } catch {
    // What is no journey is none.
  }
  throw notSignedIn("oidc", "oidcFailed");
}
