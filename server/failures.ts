import { unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Problem } from "../shared/check.js";
import type { Lang } from "../shared/field.js";
import { fieldWords, type RefusalCode, refusalWords } from "../shared/refusal.js";
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

/** Whatever went wrong, as the caller may see it. What is a bug is logged under the request's number and masked. */
export function failureOf(formatted: GraphQLFormattedError, error: unknown, failure: Failure): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  const place = {
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
  };
  if (cause instanceof Refusal) return { ...place, ...refusalError(cause, failure) };
  const code = String(formatted.extensions?.code ?? "INTERNAL_SERVER_ERROR");
  if (code === "LIMIT_EXCEEDED")
    return {
      ...place,
      ...refusalError(new Refusal(code, { with: formatted.extensions?.with as Record<string, string> }), failure),
    };
  if (code === "INTERNAL_SERVER_ERROR" && !(error instanceof GraphQLError && error.originalError === undefined)) {
    if ((cause as { code?: string })?.code === "SQLITE_BUSY")
      return { ...place, ...refusalError(new Refusal("OVERLOADED"), failure) };
    console.error(`[${failure.requestId}]`, cause);
    return { ...place, ...refusalError(new Refusal("INTERNAL"), failure) };
  }
  const tokens = /Document contains more tha[nt] \d+ tokens|token limit/.test(formatted.message);
  if (tokens)
    return {
      ...place,
      ...refusalError(new Refusal("LIMIT_EXCEEDED", { with: { what: "tokens", max: 1000 } }), failure),
    };
  const problems = problemsIn(formatted.message);
  if (problems.length > 0)
    return { ...place, ...refusalError(new Refusal("BAD_USER_INPUT" as RefusalCode, { problems }), failure) };
  return {
    message: formatted.message,
    ...place,
    extensions: { code: code === "INTERNAL_SERVER_ERROR" ? "BAD_USER_INPUT" : code, requestId: failure.requestId },
  };
}
