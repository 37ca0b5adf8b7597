import { HttpError } from "react-admin";
import type { Lang } from "../shared/field.js";

/** What is wrong with a field, as the hub says it. */
export type FieldFault = { readonly field: string; readonly code: string; readonly message: string };

/** The body of the error that a refusal becomes; `errors` are for the form, by field. */
export type Refused = {
  readonly code: string;
  readonly requestId: string | null;
  readonly problems: readonly FieldFault[];
  /** How long to wait before another try, in seconds. */
  readonly seconds?: number;
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

function refusedBy({ errors }: Answer<unknown>, response: Response): HttpError | null {
  const [first] = errors ?? [];
  if (!first) return null;
  const code = first.extensions?.code ?? "INTERNAL";
  const requestId = first.extensions?.requestId ?? null;
  const said = code === "INTERNAL" && requestId ? `${first.message} (${requestId})` : first.message;
  const seconds = Number(response.headers.get("retry-after"));
  const problems = first.extensions?.problems ?? [];
  const body: Refused = { code, requestId, problems, ...(seconds > 0 && { seconds }) };
  return new HttpError(said, STATUS[code] ?? 400, body);
}

/** Sends JSON to the hub, or asks where there is nothing to send; throws an `HttpError` whose body is `Refused`. */
export type Send = <T>(path: string, body?: object, signal?: AbortSignal) => Promise<T>;

/** Opens the way to the hub; `lang` says in which language it shall answer, `unreachable` what to say when it does not. */
export function openSend(lang: () => Lang, unreachable: () => string): Send {
  const lost = (status: number): HttpError =>
    new HttpError(unreachable(), status, { code: "UNREACHABLE", requestId: null, problems: [] } satisfies Refused);
  return async <T>(path: string, body?: object, signal?: AbortSignal): Promise<T> => {
    const response = await fetch(path, {
      headers: { "accept-language": lang(), ...(body && { "content-type": "application/json" }) },
      ...(body && { method: "POST", body: JSON.stringify(body) }),
      ...(signal && { signal }),
    }).catch((failure: unknown) => {
      if (signal?.aborted) throw failure;
      throw lost(0);
    });
    const answer = (await response.json().catch(() => null)) as Answer<unknown> | null;
    const refused = answer && refusedBy(answer, response);
    if (refused) throw refused;
    if (!answer || !response.ok) throw lost(response.status);
    return answer as T;
  };
}

/** The way to the hub's GraphQL. `asking` is told of each question, and what it gives of each that nobody had asked. */
export const openAsk =
  (send: Send, asking: () => () => void): Ask =>
  async <T>(document: string, variables: object = {}, signal?: AbortSignal): Promise<T> => {
    const signedOut = asking();
    try {
      const { data } = await send<{ data: T }>("/graphql", { query: document, variables }, signal);
      return data;
    } catch (failure) {
      if (failure instanceof HttpError && (failure.body as Refused).code === "UNAUTHENTICATED") signedOut();
      throw failure;
    }
  };
