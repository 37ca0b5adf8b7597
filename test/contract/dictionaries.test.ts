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

test.each(all)("%s names only fields and dictionaries that there are", (_name, of) => {
  const known = new Set(Object.keys(of.fields));
  const reached = (path: string): boolean => {
    const [first, rest] = path.split(".") as [string, string | undefined];
    if (rest === undefined) return known.has(first);
    const field = of.fields[`${first}Id`];
    return field?.kind === "ref" && rest in dictionaryOf(field.to).fields;
  };
  const named = [
    ...(of.periods ?? []).flat(),
    ...(of.through ?? []).flat(),
    ...(of.unique ?? []).flat(),
    ...(of.columns ?? []),
    ...(of.order ?? []),
    ...of.title,
    ...(of.search ?? []),
  ];
  expect(named.filter((path) => !reached(path))).toEqual([]);
  for (const { of: name, by } of Object.values(of.lists ?? {}))
    expect(dictionaryOf(name).fields[by]).toMatchObject({ kind: "ref", to: of.name });
  for (const [name, field] of fieldsOf(of)) {
    if (field.kind === "ref") expect(name).toMatch(/Id$/);
    if (field.kind === "refs") expect(name).toMatch(/Ids$/);
    if (field.kind === "ref" || field.kind === "refs") expect(dictionaryOf(field.to).name).toBe(field.to);
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
