import { randomUUID } from "node:crypto";
import { unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Problem } from "../shared/check.js";
import type { Lang } from "../shared/field.js";
import { fieldWords, refusalWords } from "../shared/refusal.js";
import { Refusal } from "./errors.js";

type Failure = { readonly lang: Lang; readonly requestId: string };

/** A refusal as the caller reads it: a stable code, the fields, and sentences in their language. */
export function refusalError(refusal: Refusal, { lang, requestId }: Failure): GraphQLFormattedError {
  const { detail, code } = refusal;
  const given = lang === "en" && detail.with?.usesEn ? { ...detail.with, uses: detail.with.usesEn } : detail.with;
  const problems = detail.problems?.map((one) => ({
    field: one.field,
    code: one.code,
    with: one.with ?? {},
    message: fieldWords(one.code, lang, one.with),
  }));
  return {
    message: refusalWords(code, lang, given),
    extensions: { code, requestId, ...detail.extensions, ...(problems && { problems }) },
  };
}

/** What GraphQL says of a value that is not of its type, as a fault of the field. */
export function problemOf(field: string, value: unknown, why: string): Problem {
  const stranger = /Field "(\w+)" is not defined by type/.exec(why)?.[1];
  if (stranger) return { field: stranger, code: "NOT_ALLOWED" };
  if (why.includes(" enum")) return { field, code: "UNKNOWN_CODE", with: { value: String(value) } };
  return { field, code: "FORMAT", with: { expected: why === "text" ? "text" : "kind" } };
}

/** `Variable "$input" got invalid value "x" at "input.days"; Int cannot represent …` names its field. */
const AT_FIELD = /^Variable "\$(\w+)" got invalid value (.*?)(?: at "([^"]+)")?; (.*)$/s;

function problemsIn(message: string): Problem[] {
  const [, variable, value, path, why] = AT_FIELD.exec(message) ?? [];
  if (!variable) return [];
  const field = (path ?? variable).replace(/^input\./, "").replace(/\[(\d+)\]/g, ".$1");
  return [problemOf(field, value?.replace(/^"|"$/g, ""), why ?? "")];
}

const TOKENS = /Document contains more tha[nt] (\d+) tokens/;

/** What the limits and GraphQL itself refuse, where the hub has words for it. */
function refusalIn({ message, extensions }: GraphQLFormattedError): Refusal | null {
  if (message === "LIMIT_EXCEEDED")
    return new Refusal("LIMIT_EXCEEDED", { with: extensions?.with as Record<string, string> });
  const tokens = TOKENS.exec(message)?.[1];
  if (tokens) return new Refusal("LIMIT_EXCEEDED", { with: { what: "tokens", max: tokens } });
  const problems = problemsIn(message);
  return problems.length > 0 ? new Refusal("BAD_USER_INPUT", { problems }) : null;
}

/** A bug in the log: what and where, never the values of a statement, which may be somebody's. */
function logBug(cause: unknown, requestId: string): void {
  const { name, message, code, stack } = cause as Partial<Error & { code: string }>;
  console.error(
    `[${requestId}] ${name ?? "Error"} ${code ?? ""} ${message ?? String(cause)}`,
    stack?.split("\n").slice(1, 6).join("\n") ?? "",
  );
}

/** What is nobody's refusal is a bug, or a database that is busy. */
export function bugOf(cause: unknown, requestId: string): Refusal {
  if ((cause as { code?: string })?.code === "SQLITE_BUSY") return new Refusal("OVERLOADED");
  logBug(cause, requestId);
  return new Refusal("INTERNAL");
}

/** Whatever went wrong, as the caller may see it. What is a bug is logged under the request's number and masked. */
export function failureOf(formatted: GraphQLFormattedError, error: unknown, failure: Failure): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  const place = {
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
  };
  const said = (refusal: Refusal): GraphQLFormattedError => ({ ...place, ...refusalError(refusal, failure) });
  if (cause instanceof Refusal) return said(cause);
  const code = String(formatted.extensions?.code ?? "INTERNAL_SERVER_ERROR");
  const isGraphQLs = error instanceof GraphQLError && error.originalError === undefined;
  if (code === "INTERNAL_SERVER_ERROR" && !isGraphQLs) return said(bugOf(cause, failure.requestId));
  const refusal = refusalIn(formatted);
  if (refusal) return said(refusal);
  const known = code === "INTERNAL_SERVER_ERROR" ? "BAD_USER_INPUT" : code;
  return { message: formatted.message, ...place, extensions: { code: known, requestId: failure.requestId } };
}

/** What was no operation at all, before there was a request to number. */
export const numbered = (formatted: GraphQLFormattedError): GraphQLFormattedError =>
  formatted.extensions?.code === "BAD_REQUEST"
    ? { ...formatted, extensions: { code: "BAD_REQUEST", requestId: randomUUID() } }
    : formatted;
