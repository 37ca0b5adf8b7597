import { HttpError } from "react-admin";
import type { Lang } from "../shared/field.js";

/** What is wrong with a field, as the hub says it. */
export type FieldFault = { readonly field: string; readonly code: string; readonly message: string };

/** The body of the error that a refusal becomes; `errors` are for the form, by field. */
export type Refused = {
  readonly code: string;
  readonly requestId: string | null;
  readonly problems: readonly FieldFault[];
  errors?: Readonly<Record<string, unknown>>;
};

/** Sends a query; throws an `HttpError` whose body is `Refused`. */
export type Ask = <T>(document: string, variables?: object, signal?: AbortSignal) => Promise<T>;

type Answer<T> = {
  readonly data?: T;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: {
      readonly code?: string;
      readonly requestId?: string;
      readonly problems?: readonly FieldFault[];
    };
  }[];
};

/** What a refusal is as a status, so that react-admin treats it rightly. */
const STATUS: Readonly<Record<string, number>> = {
  NOT_FOUND: 404,
  CONFLICT: 409,
  INTERNAL: 500,
  OVERLOADED: 503,
  TIMEOUT: 504,
};

function refusedBy<T>({ errors }: Answer<T>): HttpError | null {
  const [first] = errors ?? [];
  if (!first) return null;
  const code = first.extensions?.code ?? "INTERNAL";
  const requestId = first.extensions?.requestId ?? null;
  const said = code === "INTERNAL" && requestId ? `${first.message} (${requestId})` : first.message;
  const body: Refused = { code, requestId, problems: first.extensions?.problems ?? [] };
  return new HttpError(said, STATUS[code] ?? 400, body);
}

/** Opens the way to the hub's GraphQL; `lang` says in which language it shall answer, `unreachable` what to say when it does not. */
export function openAsk(lang: () => Lang, unreachable: () => string): Ask {
  return async <T>(document: string, variables: object = {}, signal?: AbortSignal): Promise<T> => {
    const response = await fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json", "accept-language": lang() },
      body: JSON.stringify({ query: document, variables }),
      ...(signal && { signal }),
    }).catch((failure: unknown) => {
      if (signal?.aborted) throw failure;
      throw new HttpError(unreachable(), 0, { code: "UNREACHABLE", requestId: null, problems: [] } satisfies Refused);
    });
    const answer = (await response.json().catch(() => ({}))) as Answer<T>;
    const refused = refusedBy(answer);
    if (refused) throw refused;
    if (!answer.data)
      throw new HttpError(unreachable(), response.status, { code: "UNREACHABLE", requestId: null, problems: [] });
    return answer.data;
  };
}
