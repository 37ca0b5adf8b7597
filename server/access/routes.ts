import { randomUUID } from "node:crypto";
import express, { type Request, type RequestHandler, type Response, Router } from "express";
import sql from "sql-template-tag";
import { Refusal } from "../errors.js";
import { accountOf, hasAdministrator } from "./account-rows.js";
import { addressOf, isHttps } from "./address.js";
import { bodyOf, onlyJson } from "./body.js";
import type { callersOf } from "./caller.js";
import { cookieIn, cookieText } from "./cookie.js";
import { DEMO_USERS, signInDemo } from "./demo.js";
import { journeyIn, journeyText, type Oidc } from "./oidc.js";
import { changePassword, confirmTotp, startTotp, stopTotp } from "./own.js";
import type { Parts } from "./parts.js";
import { SESSION_COOKIE } from "./sessions.js";
import { setUp } from "./set-up.js";
import { signIn, signOut, type Visitor } from "./sign-in.js";

type Given = {
  readonly parts: Parts;
  readonly callers: ReturnType<typeof callersOf>;
  readonly oidc: Oidc | null;
  readonly trusted: ReadonlySet<string>;
};

const OIDC = { name: "chuan_hub_oidc", path: "/auth/oidc" } as const;

/** What is served under `/auth`. What is refused goes the way of every refusal. */
export function accessRoutes(given: Given): RequestHandler {
  const { parts, callers, oidc, trusted } = given;
  const isSecure = (request: Request): boolean =>
    parts.settings.publicUrl?.startsWith("https:") || isHttps(request, trusted);
  const visitorOf = (request: Request): Visitor => ({
    address: addressOf(request, trusted),
    agent: request.get("user-agent"),
    requestId: randomUUID(),
    session: cookieIn(request.headers.cookie, SESSION_COOKIE),
  });
  const setSession = (request: Request, response: Response, secret: string): void =>
    void response.append(
      "Set-Cookie",
      cookieText({ name: SESSION_COOKIE, value: secret, path: "/", secure: isSecure(request) }),
    );
  const setJourney = (request: Request, response: Response, value: string): void =>
    void response.append("Set-Cookie", cookieText({ ...OIDC, value, secure: isSecure(request) }));
  /** Of a session alone: nobody changes their password by a token. */
  const signedIn = async ({ headers: { cookie } }: Request): Promise<number> => {
    const caller = await callers.callerOf({ cookie });
    if (caller?.accountId == null) throw new Refusal("UNAUTHENTICATED");
    return caller.accountId;
  };
  /** Where this browser reaches the hub; the name has passed the hub's guard. */
  const urlOf = (request: Request): string =>
    parts.settings.publicUrl ?? `${isSecure(request) ? "https" : "http"}://${request.get("host")}`;
  const callback = (request: Request): string => `${urlOf(request)}${OIDC.path}/callback`;

  const router = Router();
  const post = (path: string, work: (request: Request, response: Response) => Promise<object | null>): void => {
    router.post(path, onlyJson, express.json({ limit: "16kb" }), async (request, response) => {
      response.json((await work(request, response)) ?? {});
    });
  };

  router.get("/me", async (request, response) => {
    const caller = await callers.callerOf({ cookie: request.headers.cookie });
    response.json({
      account: caller?.accountId == null ? null : await describe(parts, caller.accountId),
      methods: { oidc: oidc !== null },
      demo: parts.settings.demo ? Object.entries(DEMO_USERS).map(([name, { fullName }]) => ({ name, fullName })) : [],
      setUp: !(await hasAdministrator(parts.database)),
    });
  });
  post("/sign-in", async (request, response) => {
    const { name, password, code } = bodyOf(request, { name: true, password: true, code: false });
    setSession(request, response, await signIn(parts, { name, password, code }, visitorOf(request)));
    return null;
  });
  if (parts.settings.demo)
    post("/demo", async (request, response) => {
      const { name } = bodyOf(request, { name: true });
      setSession(request, response, await signInDemo(parts, name, visitorOf(request)));
      return null;
    });
  post("/sign-out", async (request, response) => {
    await signOut(parts, visitorOf(request));
    setSession(request, response, "");
    return null;
  });
  post("/set-up", async (request, response) => {
    const body = bodyOf(request, { secret: true, password: true, name: false, fullName: false });
    const secret = await setUp(parts, body, visitorOf(request));
    if (secret !== null) setSession(request, response, secret);
    return { signedIn: secret !== null };
  });
  post("/password", async (request, response) => {
    const id = await signedIn(request);
    const { current, next } = bodyOf(request, { current: true, next: true });
    setSession(request, response, await changePassword(parts, id, { current, next }, visitorOf(request)));
    return null;
  });
  post("/totp/start", async (request) => {
    const id = await signedIn(request);
    return startTotp(parts, id, bodyOf(request, { password: true }).password, visitorOf(request));
  });
  post("/totp/confirm", async (request) => {
    const id = await signedIn(request);
    await confirmTotp(parts, id, bodyOf(request, { code: true }).code, visitorOf(request));
    return null;
  });
  post("/totp/stop", async (request) => {
    const id = await signedIn(request);
    await stopTotp(parts, id, bodyOf(request, { password: true }).password, visitorOf(request));
    return null;
  });
  if (oidc) {
    router.get("/oidc/start", async (request, response) => {
      const { to, journey } = await oidc.start(callback(request));
      setJourney(request, response, journeyText(journey));
      response.redirect(303, to);
    });
    router.get("/oidc/callback", async (request, response) => {
      const journey = journeyIn(cookieIn(request.headers.cookie, OIDC.name));
      setJourney(request, response, "");
      const { search } = new URL(request.originalUrl, "http://localhost");
      const secret = await oidc.finish(new URL(callback(request) + search), journey, visitorOf(request));
      setSession(request, response, secret);
      response.redirect(303, "/admin/");
    });
  }
  return router;
}

/** What the panel shows of who is signed in. */
async function describe(parts: Parts, accountId: number): Promise<object | null> {
  const account = await accountOf(parts.database, accountId);
  if (!account) return null;
  const { id, name, fullName, role, unitId, totpSecret, passwordHash } = account;
  const [unit] =
    unitId === null
      ? []
      : await parts.database.rows<object>(sql`SELECT "code", "name" FROM "unit" WHERE "id" = ${unitId}`);
  return {
    id: String(id),
    name,
    fullName,
    role,
    unit: unit ?? null,
    hasPassword: passwordHash !== null,
    secondFactor: totpSecret !== null,
  };
}
