import type { Answer } from "../hub.js";
import { usualHeaders } from "../sign-in.js";

export const JSON_TYPE = { "content-type": "application/json" };
export type Reply = { readonly status: number; readonly type: string | null; readonly answer: Partial<Answer> };

/** What is sent to the hub as it stands, whether or not it is a request; answered in English. */
export async function send(
  url: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = JSON_TYPE,
): Promise<Reply> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "accept-language": "en", ...usualHeaders(url), ...headers } as Record<string, string>,
    body,
  });
  const answer = (await response.json()) as Partial<Answer>;
  return { status: response.status, type: response.headers.get("content-type"), answer };
}

export const sendQuery = (url: string, query: string, variables?: object): Promise<Reply> =>
  send(url, JSON.stringify({ query, variables }));

/** The code of the first refusal. */
export const codeOf = ({ answer }: Reply): string | undefined => answer.errors?.[0]?.extensions.code;
