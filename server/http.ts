import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expressMiddleware } from "@as-integrations/express5";
import express, { type Express, type NextFunction, type Request, type RequestHandler, type Response } from "express";
import type { GraphQLSchema } from "graphql";
import sql from "sql-template-tag";
import type { Lang } from "../shared/field.js";
import type { RefusalCode } from "../shared/refusal.js";
import type { Access } from "./access/access.js";
import { type Asked, apolloOf, underWay } from "./apollo.js";
import { must } from "./caller.js";
import type { Config } from "./config.js";
import { openHub } from "./context.js";
import { csvPages, readCsvQuery, readFindingsQuery, sendSheet } from "./csv.js";
import type { Database } from "./database.js";
import { Refusal } from "./errors.js";
import { bugOf, refusalError } from "./failures.js";
import { findingPages } from "./gap/sheet.js";
import { contentSecurity, gate, guardFor } from "./guard.js";
import { LIMITS } from "./limits.js";
import { noteExport, noteRefusals } from "./noting.js";
import { addPages } from "./pages.js";
import { byIds } from "./resource/read.js";
import { allResources } from "./resource/resource.js";

/** The language that the caller likes best of the two; Vietnamese where they name neither. */
const languageOf = (request: Request): Lang => (request.acceptsLanguages("vi", "en") === "en" ? "en" : "vi");

const hubs = new WeakMap<Request, Asked>();
/** The hub of a request that has passed `known`. */
const hubOf = (request: Request): Asked => hubs.get(request) as Asked;

/** Who is nobody gets no further than this. */
const known =
  (database: Database, access: Access): RequestHandler =>
  async (request, _response, next) => {
    const caller = await access.callerOf(request);
    if (!caller) throw new Refusal("UNAUTHENTICATED");
    const requestId = randomUUID();
    const author = { caller, requestId, address: access.addressOf(request) };
    hubs.set(
      request,
      Object.assign(openHub({ database, lang: languageOf(request), author, byId: byIds }), { requestId, access }),
    );
    next();
  };

/** The findings as CSV: `/csv/findings?officials={…}&filter={…}&asOf=2018-12-31&labels=vi`. */
function addFindingsCsv(app: Express, schema: GraphQLSchema): void {
  app.get("/csv/findings", async (request, response) => {
    const { officials, filter, asOf, labels } = readFindingsQuery(schema, request.query);
    const hub = hubOf(request);
    must(hub.caller, "export", "Official");
    const view = (day?: string) => openHub({ ...hub, byId: byIds }).at(day);
    // One day for all pages, though midnight pass between them.
    const { asOf: day } = view(asOf);
    await sendSheet(
      response,
      "findings",
      findingPages(() => view(day), { officials, filter }, labels),
      () => noteExport(hub, "findings", asOf),
    );
  });
}

/** A list as CSV: `/csv/officials?filter={…}&search=…&orderBy=FULL_NAME_ASC&asOf=2018-12-31&labels=vi`. */
function addCsv(app: Express, schema: GraphQLSchema): void {
  app.get("/csv/:plural", async (request, response) => {
    const resource = allResources().find(({ of }) => of.plural === request.params.plural);
    if (!resource) throw new Refusal("NOT_FOUND");
    const hub = hubOf(request);
    must(hub.caller, "export", resource.of.name);
    const asked = readCsvQuery(schema, resource.of, request.query);
    const at = () => openHub({ ...hub, byId: byIds }).at(asked.asOf);
    const { plural } = resource.of;
    await sendSheet(response, plural, csvPages(at, resource.of, asked), () => noteExport(hub, plural, asked.asOf));
  });
}

/** Refusals that HTTP has a status of its own for; the rest are 400. */
const STATUS: Partial<Record<RefusalCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  FORBIDDEN_FIELD: 403,
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
  OVERLOADED: 503,
  TIMEOUT: 503,
};

/** What a caller may do about it, as HTTP says it. */
function advise(response: Response, { code, detail }: Refusal): void {
  if (code === "UNAUTHENTICATED") response.setHeader("WWW-Authenticate", 'Bearer realm="Chuan Hub"');
  if (code === "OVERLOADED") response.setHeader("Retry-After", "2");
  if (code === "RATE_LIMITED") response.setHeader("Retry-After", String(detail.with?.seconds ?? 60));
}

/** What was refused, whoever refused it; what is a bug is logged under the request's number. */
function refusalOf(error: unknown, requestId: string): { refusal: Refusal; status: number } {
  const given = error as { type?: string; status?: number };
  if (error instanceof Refusal) return { refusal: error, status: STATUS[error.code] ?? 400 };
  if (given.type === "entity.too.large")
    return { refusal: new Refusal("LIMIT_EXCEEDED", { with: { what: "body", max: "200 KB" } }), status: 413 };
  if (given.status !== undefined && given.status < 500)
    return { refusal: new Refusal("BAD_USER_INPUT"), status: given.status };
  const refusal = bugOf(error, requestId);
  return { refusal, status: STATUS[refusal.code] ?? 500 };
}

/** What Express and its body parser could not take, as data like every other refusal. */
async function refuse(error: unknown, request: Request, response: Response, next: NextFunction): Promise<void> {
  if (response.headersSent) {
    next(error);
    return;
  }
  const hub = hubs.get(request);
  const requestId = hub?.requestId ?? randomUUID();
  const { refusal, status } = refusalOf(error, requestId);
  // Of the list alone: what it was to be filtered by may itself be somebody's.
  if (hub) await noteRefusals(hub, [refusal.code], request.path);
  advise(response, refusal);
  response.status(status).json({ errors: [refusalError(refusal, { lang: languageOf(request), requestId })] });
}

export type Listening = { readonly url: string; close(): Promise<void> };

/** What stands before every route: an answer under way when the hub ends is finished, and none is begun. */
const unlessStopping =
  (stopping: () => boolean): RequestHandler =>
  (_request, response, next) => {
    // A request that meets the end of its connection would be done without an answer: it is not begun.
    if (stopping()) response.setHeader("Connection", "close");
    next(stopping() ? new Refusal("OVERLOADED") : undefined);
  };

/** Whether the hub lives, and whether it serves: two questions. */
function addHealth(app: Express, database: Database): void {
  app.get("/health", (_request, response) => void response.json({ status: "ok" }));
  app.get("/ready", async (_request, response) => {
    const ready = await database.rows(sql`SELECT 1`).then(
      () => true,
      () => false,
    );
    response.status(ready ? 200 : 503).json({ status: ready ? "ready" : "unavailable" });
  });
}

/** What the hub is made of when it begins to serve. */
type Parts = { readonly schema: GraphQLSchema; readonly database: Database; readonly access: Access };

/** Everything the hub serves, on one port. */
export async function listen(config: Config, { schema, database, access }: Parts): Promise<Listening> {
  const app = express();
  const http = createServer(app);
  let stopping = false;
  const operations = underWay();
  const apollo = apolloOf(schema, http, operations.plugin);
  await apollo.start();
  app.disable("x-powered-by");
  // Answers are never kept by the caller, so hashing each of them would be for nothing.
  app.disable("etag");
  app.use(unlessStopping(() => stopping));
  app.use(contentSecurity);
  app.use(guardFor(config));
  addHealth(app, database);
  app.use(["/graphql", "/csv", "/auth"], (_request, response, next) => {
    response.setHeader("Cache-Control", "no-store");
    next();
  });
  app.use("/auth", access.routes);
  app.use(["/graphql", "/csv"], known(database, access));
  app.use(
    "/graphql",
    express.json({ limit: LIMITS.bodyBytes, type: ["application/json"] }),
    gate(),
    expressMiddleware(apollo, { context: async ({ req }) => hubOf(req) }),
  );
  addFindingsCsv(app, schema);
  addCsv(app, schema);
  addPages(app);
  app.use((_request: Request, _response: Response, next: NextFunction) => next(new Refusal("NOT_FOUND")));
  app.use(refuse);
  await new Promise<void>((resolve, reject) => http.once("error", reject).listen(config.port, config.host, resolve));
  const { port } = http.address() as AddressInfo;
  const host = config.host.includes(":") ? `[${config.host}]` : config.host;
  const close = async (): Promise<void> => {
    stopping = true;
    await apollo.stop();
    await operations.none();
  };
  return { url: `http://${host}:${port}`, close };
}
