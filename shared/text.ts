/** Vietnamese text: clean, found without accents, put in Vietnamese order the same way on every database. */

/** NFC, one space between words, none at the ends; zero-width and direction marks gone. Line breaks stay where asked. */
export function clean(value: string, lines = false): string {
  const bare = value.normalize("NFC").replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD]/g, "");
  return lines
    ? bare
        .replace(/\r\n?/g, "\n")
        .replace(/[ \t]+/g, " ")
        .trim()
    : bare.replace(/[ \u00A0]+/g, " ").trim();
}

/** Whether the text holds a control character that no form can hold (line breaks and tabs only where lines may stand). */
export const hasControls = (value: string, lines = false): boolean =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  (lines ? /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/ : /[\u0000-\u001F\u007F-\u009F]/).test(value);

/** Lower case without marks, đ as d: "Nguyễn Văn Á" gives "nguyen van a". */
export const fold = (value: string): string =>
  value.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().replace(/\s+/g, " ").trim();

const LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
const TONES: Readonly<Record<string, string>> = {
  "\u0300": "1",
  "\u0309": "2",
  "\u0303": "3",
  "\u0301": "4",
  "\u0323": "5",
};
const TONE = /[\u0300\u0309\u0303\u0301\u0323]/;

/** A syllable as digits: two a letter, 00 at the end, then its tone, so that "an" < "àn" < "anh" < "ăn". */
function syllableKey(syllable: string): string {
  let letters = "";
  let tone = "0";
  for (const mark of syllable
    .toLowerCase()
    .normalize("NFD")
    .replace(/([aeouyi][\u0302\u0306\u031B]?)([\u0300\u0309\u0303\u0301\u0323])([\u0302\u0306\u031B])/g, "$1$3$2")) {
    if (TONE.test(mark)) tone = TONES[mark] ?? "0";
    else letters += mark;
  }
  let key = "";
  for (const letter of letters.normalize("NFC")) {
    const at = LETTERS.indexOf(letter);
    if (at >= 0) key += String(at + 20);
    else if (/[0-9]/.test(letter)) key += `1${letter}`;
  }
  return `${key}0${tone}`;
}

/**
 * A key of digits alone that sorts as Vietnamese does whatever the collation of the database:
 * `name` puts the given name (the last word) first, `words` goes from left to right.
 */
export function sortKey(value: string, order: "name" | "words"): string {
  const words = value.split(/[\s\-–,.;:/()"']+/).filter(Boolean);
  const given = words.pop();
  if (given === undefined) return "";
  return (order === "name" ? [given, ...words] : [...words, given]).map(syllableKey).join("");
}
