import { dayWords } from "../shared/day.js";
import type { Lang } from "../shared/field.js";

const LOCALES = { vi: "vi-VN", en: "en-GB" } as const satisfies Record<Lang, string>;

const wholes = { vi: new Intl.NumberFormat(LOCALES.vi), en: new Intl.NumberFormat(LOCALES.en) };
const shares = {
  vi: new Intl.NumberFormat(LOCALES.vi, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat(LOCALES.en, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
};

/** A whole number with its thousands apart: 1.310, 1,310. */
export const wholeWords = (value: number, lang: Lang): string => wholes[lang].format(value);

/** A share as a percentage to two digits: 0.7206 gives "72,06 %" or "72.06%". */
export const shareWords = (share: number, lang: Lang): string =>
  `${shares[lang].format(share * 100)}${lang === "vi" ? "\u00A0%" : "%"}`;

/** Two shares as a band, or one where they read the same: "61,40–66,02 %". */
export function bandWords(low: number, high: number, lang: Lang): string {
  const [a, b] = [shareWords(low, lang), shareWords(high, lang)];
  return a === b ? a : `${shares[lang].format(low * 100)}–${b}`;
}

/** A day, month or year as people read it; nothing where there is none. */
export const dayText = (day: string | null | undefined): string => (day ? dayWords(day) : "");

const CLOCK = {
  day: "numeric",
  month: "numeric",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "Asia/Ho_Chi_Minh",
} as const;
const instants = {
  vi: new Intl.DateTimeFormat(LOCALES.vi, CLOCK),
  en: new Intl.DateTimeFormat(LOCALES.en, CLOCK),
};

/** An instant as a clock in Vietnam shows it. */
export const instantText = (instant: string, lang: Lang): string => instants[lang].format(new Date(instant));
