import type { Server } from "node:http";
import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import { ApolloServerPluginDrainHttpServer } from "@apollo/server/plugin/drainHttpServer";
import type { GraphQLSchema } from "graphql";
import type { Access } from "./access/access.js";
import type { Hub } from "./context.js";
import { executorOf } from "./execute.js";
import { failureOf, numbered } from "./failures.js";
import { LIMITS, refuseDeepVariables, withinLimits } from "./limits.js";
import { notes } from "./noting.js";
import { allResources } from "./resource/resource.js";

/** The hub of one request, the number by which its failures are found in the log, and the door by which it came. */
export type Asked = Hub & { readonly requestId: string; readonly access: Access };

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
export function underWay(): { plugin: ApolloServerPlugin<Asked>; none(): Promise<void> } {
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

export const apolloOf = (
  schema: GraphQLSchema,
  http: Server,
  counted: ApolloServerPlugin<Asked>,
): ApolloServer<Asked> =>
  new ApolloServer<Asked>({
    gateway: executorOf(schema, isColumn),
    introspection: true,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    // The hub's own guard stands before every route, and lets a program ask by GET without a special header.
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
      notes,
      saysTheDay,
      wordsForFailures,
      legacyStatus,
    ],
  });
