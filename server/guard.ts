import type { NextFunction, Request, RequestHandler, Response } from "express";
import helmet from "helmet";
import { atMost } from "./at-most.js";
import type { Config } from "./config.js";
import { Refusal } from "./errors.js";

/** What a browser is told of the pages: everything comes from the hub itself, and no script stands in a page. */
export const contentSecurity = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      workerSrc: ["'self'", "blob:"],
      imgSrc: ["'self'", "data:"],
      fontSrc: ["'self'", "data:"],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  strictTransportSecurity: false,
});

const OWN_NAMES = ["127.0.0.1", "localhost", "[::1]", "::1"] as const;
const ELSEWHERE = new Set(["cross-site", "same-site"]);
const ASKED = /^\/(graphql|csv|auth)(\/|$)/i;
/** Where a provider of identities sends its people back from elsewhere; what comes is held against a secret state. */
const RETURN = /^\/auth\/oidc\/callback$/;

/**
 * Another site's page may not make its reader's browser ask the hub, which every browser says in `Sec-Fetch-Site`;
 * nor may a name pass for the hub's own that its owner had pointed at this machine.
 */
export function guardFor({ publicUrl }: Pick<Config, "publicUrl">): RequestHandler {
  const names = new Set<string>([...OWN_NAMES, ...(publicUrl ? [new URL(publicUrl).hostname] : [])]);
  return (request: Request, _response: Response, next: NextFunction): void => {
    const foreignName = !names.has(request.hostname);
    const asked = ASKED.test(request.path) && !RETURN.test(request.path);
    const foreignPage = asked && ELSEWHERE.has(request.get("sec-fetch-site") ?? "");
    next(foreignName || foreignPage ? new Refusal("FORBIDDEN") : undefined);
  };
}

/** Operations that run at once, and that wait; whoever comes then is told to come again. */
const RUNNING = 8;
const WAITING = 32;

/** Lets so many operations run at a time; it stands after the body has been read, so that a slow sender holds no place. */
export function gate(): RequestHandler {
  const inTurn = atMost(RUNNING, WAITING);
  return (_request, response, next) => {
    const answered = new Promise<void>((done) => response.once("close", done));
    inTurn(async () => {
      // Who left while waiting is not begun.
      if (!response.destroyed) next();
      await answered;
    }).catch(next);
  };
}
