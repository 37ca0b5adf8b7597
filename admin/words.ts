import { useLocale } from "react-admin";
import type { Label, Lang } from "../shared/field.js";
import { ACCESS_WORDS } from "./words/access.js";
import { FRAME_WORDS } from "./words/frame.js";
import { GAP_WORDS } from "./words/gap.js";
import { HISTORY_WORDS } from "./words/history.js";
import { RECORD_WORDS } from "./words/record.js";

/** The panel's own words, those that belong to no field; `%{name}` stands for what is given. */
const WORDS = {
  ...FRAME_WORDS,
  ...ACCESS_WORDS,
  ...HISTORY_WORDS,
  ...GAP_WORDS,
  ...RECORD_WORDS,
} as const satisfies Record<string, Label>;
export type WordKey = keyof typeof WORDS;
export type Given = Readonly<Record<string, string | number>>;

/** The words for a key in a language. */
export const wordsOf = (key: WordKey, lang: Lang, given: Given = {}): string =>
  WORDS[key][lang].replace(/%\{(\w+)\}/g, (_, name: string) => String(given[name] ?? ""));

/** The language in which the panel is read. */
export const useLang = (): Lang => (useLocale() === "en" ? "en" : "vi");

/** Says the panel's words in the reader's language. */
export function useSay(): (key: WordKey, given?: Given) => string {
  const lang = useLang();
  return (key, given) => wordsOf(key, lang, given);
}
