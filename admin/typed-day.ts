import { isDay, isPartialDay } from "../shared/day.js";

const pad = (text: string | undefined, digits: number): string => (text ?? "").padStart(digits, "0");

/** A day as people type it (31/12/2018, 31.12.2018, 1-7-2012, 31122018, 2018-12-31); null where it is none. */
export function typedDay(text: string): string | null {
  const given = text.trim();
  const [, y, m, d] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(given) ?? [];
  const [, d2, m2, y2] =
    /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(given) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(given) ?? [];
  const day = y ? `${y}-${pad(m, 2)}-${pad(d, 2)}` : `${y2}-${pad(m2, 2)}-${pad(d2, 2)}`;
  return isDay(day) ? day : null;
}

/** A day, a month (6/2014, 2014-06) or a year (2014) as people type it; null where it is none. */
export function typedPartialDay(text: string): string | null {
  const given = text.trim();
  if (/^\d{4}$/.test(given)) return isPartialDay(given) ? given : null;
  const [, m, y] = /^(\d{1,2})[/. -](\d{4})$/.exec(given) ?? /^(\d{2})(\d{4})$/.exec(given) ?? [];
  const [, y2, m2] = /^(\d{4})-(\d{1,2})$/.exec(given) ?? [];
  const month = `${y ?? y2}-${pad(m ?? m2, 2)}`;
  return isPartialDay(month) ? month : typedDay(given);
}
