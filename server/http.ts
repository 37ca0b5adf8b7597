import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import { ApolloServerPluginDrainHttpServer } from "@apollo/server/plugin/drainHttpServer";
import { expressMiddleware } from "@as-integrations/express5";
import express, { type Express, type NextFunction, type Request, type Response } from "express";
import type { GraphQLSchema } from "graphql";
import helmet from "helmet";
import sql from "sql-template-tag";
import type { Lang } from "../shared/field.js";
import type { RefusalCode } from "../shared/refusal.js";
import type { Config } from "./config.js";
import { type Hub, openHub } from "./context.js";
import { readCsvQuery, readFindingsQuery, sendCsv, sendSheet } from "./csv.js";
import type { Database } from "./database.js";
import { Refusal } from "./errors.js";
import { executorOf } from "./execute.js";
import { bugOf, failureOf, numbered, refusalError } from "./failures.js";
import { findingPages } from "./gap/sheet.js";
import { LIMITS, refuseDeepVariables, withinLimits } from "./limits.js";
import { byIds } from "./resource/read.js";
import { allResources } from "./resource/resource.js";

type Asked = Hub & { readonly requestId: string };

/** The language that the caller likes best of the two; Vietnamese where they name neither. */
const languageOf = (request: Request): Lang => (request.acceptsLanguages("vi", "en") === "en" ? "en" : "vi");

const hubFor = (database: Database, request: Request): Asked =>
  Object.assign(openHub({ database, lang: languageOf(request), byId: byIds }), { requestId: randomUUID() });

/** The day of an answer stands beside it, so that a figure can be cited. */
const saysTheDay: ApolloServerPlugin<Asked> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response, contextValue }) {
        if (response.body.kind !== "single" || !contextValue?.asked || contextValue.asked.size !== 1) return;
        const [asOf] = contextValue.asked;
        response.body.singleResult.extensions = { ...response.body.singleResult.extensions, asOf };
      },
    };
  },
};

/** The words of a failure, in the caller's language. */
const wordsForFailures: ApolloServerPlugin<Asked> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response, contextValue, errors }) {
        if (response.body.kind !== "single" || !response.body.singleResult.errors) return;
        const { singleResult } = response.body;
        singleResult.errors = singleResult.errors?.map((formatted, i) =>
          failureOf(formatted, errors?.[i], contextValue),
        );
      },
    };
  },
};

/** Operations under way: a caller may be gone while what it asked for is still being done. */
function underWay(): { plugin: ApolloServerPlugin<Asked>; none(): Promise<void> } {
  let count = 0;
  let waiting: (() => void)[] = [];
  const plugin: ApolloServerPlugin<Asked> = {
    async requestDidStart() {
      count++;
      return {
        async willSendResponse() {
          if (--count > 0) return;
          for (const done of waiting) done();
          waiting = [];
        },
      };
    },
  };
  return { plugin, none: () => (count === 0 ? Promise.resolve() : new Promise((done) => waiting.push(done))) };
}

/** Variables count too: a filter in them is read as one in the document is. */
const limitsVariables: ApolloServerPlugin<Asked> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ request }) {
        refuseDeepVariables(request.variables);
      },
    };
  },
};

/** GraphQL over HTTP: a caller that does not know `application/graphql-response+json` gets 200 with the errors. */
const legacyStatus: ApolloServerPlugin<Asked> = {
  async requestDidStart({ request }) {
    return {
      async willSendResponse({ response }) {
        const accept = request.http?.headers.get("accept") ?? "";
        const wellFormed =
          response.body.kind === "single" &&
          response.body.singleResult.errors?.some(({ extensions }) =>
            ["GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT", "LIMIT_EXCEEDED"].includes(
              String(extensions?.code),
            ),
          );
        if (wellFormed && response.http.status === 400 && !accept.includes("application/graphql-response+json"))
          response.http.status = 200;
      },
    };
  },
};

const isColumn = (type: string, field: string): boolean => {
  const of = allResources().find((resource) => resource.of.name === type)?.of;
  return of !== undefined && (field in of.fields || field === "id" || field === "version");
};

/** How long requests under way may take to end when the hub is told to. */
const DRAIN_MS = 15_000;

const apolloOf = (schema: GraphQLSchema, http: Server, counted: ApolloServerPlugin<Asked>): ApolloServer<Asked> =>
  new ApolloServer<Asked>({
    gateway: executorOf(schema, isColumn),
    introspection: true,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    // The hub's own guard, below, stands before every route, and lets a program ask by GET without a special header.
    csrfPrevention: false,
    formatError: numbered,
    validationRules: [withinLimits],
    parseOptions: { maxTokens: LIMITS.tokens },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginDrainHttpServer({ httpServer: http, stopGracePeriodMillis: DRAIN_MS }),
      counted,
      limitsVariables,
      saysTheDay,
      wordsForFailures,
      legacyStatus,
    ],
  });

const contentSecurity = helmet({
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

const OWN_NAMES = new Set(["127.0.0.1", "localhost", "[::1]", "::1"]);
const ELSEWHERE = new Set(["cross-site", "same-site"]);

/**
 * Another site's page may not make its reader's browser ask the hub, which every browser says in `Sec-Fetch-Site`;
 * nor may a name pass for the hub's own that its owner had pointed at this machine.
 */
function guard(request: Request, _response: Response, next: NextFunction): void {
  const foreignName = !OWN_NAMES.has(request.hostname);
  const foreignPage = ASKED.test(request.path) && ELSEWHERE.has(request.get("sec-fetch-site") ?? "");
  next(foreignName || foreignPage ? new Refusal("FORBIDDEN") : undefined);
}
const ASKED = /^\/(graphql|csv)(\/|$)/i;

/** The built pages: beside the compiled server, or in `dist` when the sources run. */
const SITE = ["../admin/", "../dist/admin/"]
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((path) => existsSync(`${path}assets`));

/** The pages of the panel and of GraphiQL, built beside the server; assets carry their hash in their name. */
function addPages(app: Express): void {
  if (!SITE) return;
  app.use("/assets", express.static(`${SITE}assets`, { immutable: true, maxAge: "1y" }));
  app.get(["/graphiql", "/graphiql/"], (_request, response) => response.sendFile("graphiql.html", { root: SITE }));
  app.use(express.static(SITE, { index: false, maxAge: 0 }));
  app.get("/", (_request, response) => response.redirect("/admin/"));
  app.get("/admin{/*any}", (_request, response) => response.sendFile("index.html", { root: SITE }));
}

/** The findings as CSV: `/csv/findings?officials={…}&filter={…}&asOf=2018-12-31&labels=vi`. */
function addFindingsCsv(app: Express, schema: GraphQLSchema, database: Database): void {
  app.get("/csv/findings", async (request, response) => {
    const { officials, filter, asOf, labels } = readFindingsQuery(schema, request.query);
    const { lang } = hubFor(database, request);
    const view = (day?: string) => openHub({ database, lang, byId: byIds }).at(day);
    // One day for all pages, though midnight pass between them.
    const { asOf: day } = view(asOf);
    await sendSheet(
      response,
      "findings",
      findingPages(() => view(day), { officials, filter }, labels),
    );
  });
}

/** A list as CSV: `/csv/officials?filter={…}&search=…&orderBy=FULL_NAME_ASC&asOf=2018-12-31&labels=vi`. */
function addCsv(app: Express, schema: GraphQLSchema, database: Database): void {
  app.get("/csv/:plural", async (request, response) => {
    const resource = allResources().find(({ of }) => of.plural === request.params.plural);
    if (!resource) throw new Refusal("NOT_FOUND");
    const asked = readCsvQuery(schema, resource.of, request.query);
    const { lang } = hubFor(database, request);
    const at = () => openHub({ database, lang, byId: byIds }).at(asked.asOf);
    await sendCsv(response, at, resource.of, asked);
  });
}

/** Refusals that HTTP has a status of its own for; the rest are 400. */
const STATUS: Partial<Record<RefusalCode, number>> = { NOT_FOUND: 404, FORBIDDEN: 403, OVERLOADED: 503, TIMEOUT: 503 };

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
function refuse(error: unknown, request: Request, response: Response, next: NextFunction): void {
  if (response.headersSent) {
    next(error);
    return;
  }
  const requestId = randomUUID();
  const { refusal, status } = refusalOf(error, requestId);
  response.status(status).json({ errors: [refusalError(refusal, { lang: languageOf(request), requestId })] });
}

export type Listening = { readonly url: string; close(): Promise<void> };

/** Everything the hub serves, on one port. */
export async function listen(
  config: Pick<Config, "host" | "port">,
  schema: GraphQLSchema,
  database: Database,
): Promise<Listening> {
  const app = express();
  const http = createServer(app);
  let stopping = false;
  const operations = underWay();
  const apollo = apolloOf(schema, http, operations.plugin);
  await apollo.start();
  app.disable("x-powered-by");
  // Answers are never kept by the caller, so hashing each of them would be for nothing.
  app.disable("etag");
  // A request that meets the end of its connection would be done without an answer: it is not begun.
  app.use((_request, response, next) => {
    if (stopping) response.setHeader("Connection", "close");
    next(stopping ? new Refusal("OVERLOADED") : undefined);
  });
  app.use(contentSecurity);
  app.use(guard);
  app.get("/health", (_request, response) => void response.json({ status: "ok" }));
  app.get("/ready", async (_request, response) => {
    const ready = await database.rows(sql`SELECT 1`).then(
      () => true,
      () => false,
    );
    response.status(ready ? 200 : 503).json({ status: ready ? "ready" : "unavailable" });
  });
  app.use(["/graphql", "/csv"], (_request, response, next) => {
    response.setHeader("Cache-Control", "no-store");
    next();
  });
  app.use(
    "/graphql",
    express.json({ limit: LIMITS.bodyBytes, type: ["application/json"] }),
    expressMiddleware(apollo, { context: async ({ req }) => hubFor(database, req) }),
  );
  addFindingsCsv(app, schema, database);
  addCsv(app, schema, database);
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
