import { expect, test } from "vitest";
import { allResources } from "../../server/resource/resource.js";
import { entities } from "../../server/resources.js";
import { type Dictionary, fieldsOf, type Label } from "../../shared/field.js";
import { dictionaries, dictionaryOf } from "../../shared/resources.js";

const all = dictionaries.map((of) => [of.name, of] as [string, Dictionary]);

test("the server stores every dictionary, and nothing else", () => {
  entities();
  const names = (list: readonly { name: string }[]): string[] => list.map(({ name }) => name).toSorted();
  expect(names(allResources().map(({ of }) => of))).toEqual(names(dictionaries));
});

/** Every label of a dictionary, with where it stands. */
const labelsOf = (of: Dictionary): [string, Label][] => [
  [of.name, of.label],
  ...fieldsOf(of).flatMap(([name, field]): [string, Label][] => [
    [name, field.label],
    ...("values" in field
      ? Object.entries(field.values).map(([value, label]): [string, Label] => [`${name}.${value}`, label])
      : []),
  ]),
  ...Object.entries(of.lists ?? {}).map(([name, { label }]): [string, Label] => [name, label]),
];

test.each(all)("%s is labelled in both languages, without blanks at the ends", (_name, of) => {
  for (const [place, label] of labelsOf(of))
    for (const lang of ["vi", "en"] as const)
      expect([place, lang, label[lang]]).toEqual([place, lang, expect.stringMatching(/^\S.*\S$|^\S$/)]);
  expect(of.doc).toMatch(/^[A-Z].*\.$/);
});

test.each(all)("no two fields of %s have the same label", (_name, of) => {
  for (const lang of ["vi", "en"] as const) {
    const labels = fieldsOf(of).map(([, { label }]) => label[lang]);
    expect(labels).toEqual([...new Set(labels)]);
  }
});

/** Whether a field, or `ref.field` of a referred row, is one that there is. */
function isField(of: Dictionary, path: string): boolean {
  const [first, rest] = path.split(".") as [string, string | undefined];
  if (rest === undefined) return first in of.fields;
  const field = of.fields[`${first}Id`];
  return field?.kind === "ref" && rest in dictionaryOf(field.to).fields;
}

test.each(all)("%s names only fields that there are", (_name, of) => {
  const { periods = [], through = [], unique = [], columns = [], order = [], title, search = [] } = of;
  const named = [...periods, ...through, ...unique, columns, order, title, search].flat();
  expect(named.filter((path) => !isField(of, path))).toEqual([]);
});

test.each(all)("%s refers to dictionaries that there are, and its lists to those that refer to it", (_name, of) => {
  for (const { of: name, by } of Object.values(of.lists ?? {}))
    expect(dictionaryOf(name).fields[by]).toMatchObject({ kind: "ref", to: of.name });
  for (const [name, field] of fieldsOf(of))
    if ("to" in field) {
      expect(name).toMatch(field.kind === "ref" ? /Id$/ : /Ids$/);
      expect(dictionaryOf(field.to).name).toBe(field.to);
    }
});

test("the same enum has the same values wherever it is used", () => {
  const seen = new Map<string, string>();
  for (const [, of] of all)
    for (const [, field] of fieldsOf(of)) {
      if (field.kind !== "choice" && field.kind !== "choices") continue;
      const values = JSON.stringify(field.values);
      expect([field.enum, seen.get(field.enum) ?? values]).toEqual([field.enum, values]);
      seen.set(field.enum, values);
    }
});
