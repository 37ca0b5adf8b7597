import type { Problem } from "../../shared/check.js";
import { fold } from "../../shared/text.js";

/** In characters, composed (NFC). */
export const PASSWORD_LENGTH = { least: 12, most: 128 } as const;

/** Whose password it is to be: what others know of them is no secret. */
export type Owner = { readonly name: string; readonly fullName: string };

/** What must be left when everything well known counts as one character, and a digit as half of one. */
const LEAST_UNKNOWN = 8;

/** What people and their guessers begin with, folded; Vietnamese first. */
const WORDS = [
  "chuanhub matkhau khongbiet toiyeu yeuem yeuanh anhyeu emyeu iloveyou vietnam hanoi saigon backan thainguyen",
  "ubnd uybannhandan uyban nhandan canbo congchuc vienchuc danguy chinhquyen hanhchinh quantri nguoidung",
  "xinchao hoangsa truongsa bacho hochiminh tinhyeu giadinh hanhphuc concho conmeo bongda nguyen",
  "password passwort passw pass word admin administrator root user login welcome letmein secret master system",
  "qwerty azerty dragon monkey football baseball soccer sunshine princess superman batman trustno iloveu love",
  "shadow hello summer winter spring autumn january february computer internet google facebook samsung iphone",
  "default changeme temp guest test demo server database oracle access freedom whatever michael jordan charlie",
  "flower angel babygirl family forever number one two three four five six seven eight nine zero king queen",
]
  .join(" ")
  .split(" ");

const ROWS = ["0123456789", "01234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm"];
/** Columns of a keyboard, as fingers go down it. */
const COLUMNS = [
  "1qaz",
  "2wsx",
  "3edc",
  "4rfv",
  "5tgb",
  "6yhn",
  "7ujm",
  "1q2w3e4r5t6y7u8i9o0p",
  "qazwsxedcrfvtgbyhnujm",
];
const backwards = (text: string): string => [...text].reverse().join("");
const RUNS = [...ROWS, ...COLUMNS].flatMap((row) => [row, backwards(row)]);
const SHORTEST_RUN = 3;

/** Letters that stand for others: p@ssw0rd. */
const LOOKS: Readonly<Record<string, string>> = {
  "@": "a",
  "4": "a",
  "3": "e",
  "1": "i",
  "!": "i",
  "0": "o",
  $: "s",
  "5": "s",
  "7": "t",
};
const asLetters = (text: string): string => text.replace(/[@431!0$57]/g, (sign) => LOOKS[sign] ?? sign);

/** Stands for a piece that is well known. */
const KNOWN = "\u0001";
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** How long the run is that begins here: along a row of keys, the alphabet, the digits. */
function runAt(text: string, at: number): number {
  let longest = 0;
  for (const row of RUNS)
    for (let end = at + SHORTEST_RUN; end <= text.length && row.includes(text.slice(at, end)); end++)
      longest = Math.max(longest, end - at);
  return longest;
}

function withoutRuns(text: string): string {
  let left = "";
  for (let at = 0; at < text.length; ) {
    const run = runAt(text, at);
    left += run > 0 ? KNOWN : text[at];
    at += run || 1;
  }
  return left;
}

/**
 * The characters that remain when each well-known piece, run, year and repetition counts as one. Of digits there are
 * only ten, and they are a birthday, a telephone or an identity number: each counts half.
 */
function unknownIn(text: string, words: readonly string[]): number {
  const known = new RegExp(
    [...words]
      .sort((a, b) => b.length - a.length)
      .map(escaped)
      .join("|"),
    "g",
  );
  const bare = text
    .replace(known, KNOWN)
    .replace(/(19|20)\d\d/g, KNOWN)
    // What is said again adds nothing: "matmat", "abcabcabc", "!!!!!!".
    .replace(/(.{1,12}?)\1+/g, "$1");
  const left = withoutRuns(bare);
  return left.length - left.replace(/\D/g, "").length / 2;
}

/** What is wrong with a password; null where nothing is. Asked only when one is set. */
export function passwordProblem(password: string, owner: Owner): Omit<Problem, "field"> | null {
  const composed = password.normalize("NFC");
  const length = [...composed].length;
  const { least, most } = PASSWORD_LENGTH;
  if (length < least) return { code: "NOT_ALLOWED", with: { reason: "shortPassword", min: least, length } };
  if (length > most) return { code: "TOO_LONG", with: { max: most, length } };
  const flat = fold(composed).replace(/[\s._-]+/g, "");
  const name = fold(owner.name).replace(/[\s._-]+/g, "");
  if (name.length >= 3 && flat.includes(name)) return { code: "NOT_ALLOWED", with: { reason: "nameInPassword" } };
  const names = fold(`${owner.fullName} ${owner.name}`).split(/[^a-z0-9]+/);
  const words = [...WORDS, ...names, fold(owner.fullName).replace(/\s+/g, "")].filter((word) => word.length >= 3);
  // As it stands, with signs read as the letters that they look like, and with two interleaved runs taken apart.
  const apart = flat.replace(/\d/g, "") + flat.replace(/\D/g, "");
  const unknown = Math.min(...[flat, asLetters(flat), apart].map((text) => unknownIn(text, words)));
  return unknown < LEAST_UNKNOWN ? { code: "NOT_ALLOWED", with: { reason: "commonPassword" } } : null;
}
