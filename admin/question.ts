import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useDataProvider } from "react-admin";
import type { Hub } from "./data-provider.js";
import { useDay } from "./day.js";
import { useLang } from "./words.js";

/**
 * Asks the hub a question of its own (not a resource's list) for the day of the page; given up when the page is
 * left. `$asOf` is filled in where the document names it. The answer's names are in the reader's language.
 */
export function useQuestion<T>(
  document: string,
  variables: object = {},
  options: { readonly enabled?: boolean } = {},
): UseQueryResult<T> {
  const hub = useDataProvider<Hub>();
  const { day, chosen } = useDay();
  const lang = useLang();
  const given = chosen && document.includes("$asOf") ? { ...variables, asOf: day } : variables;
  return useQuery<T>({
    queryKey: ["question", document, given, lang],
    queryFn: ({ signal }) => hub.ask<T>(document, given, signal),
    retry: false,
    ...options,
  });
}
