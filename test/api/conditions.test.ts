import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Dictionary, type Field, fieldsOf } from "../../shared/field.js";
import { granted } from "../../shared/permissions.js";
import { dictionaries } from "../../shared/resources.js";
import { fold, sortKey } from "../../shared/text.js";
import { onEveryDatabase, startTestHub, type TestHub } from "../hub.js";
import { make } from "../make.js";

type Row = Readonly<Record<string, unknown>> & { readonly id: string };
type Condition = { readonly filter: object; readonly holds: (row: Row) => boolean };

/** The rows that fulfil each filter, up to twenty filters a request. */
async function matching(hub: TestHub, of: Dictionary, filters: readonly object[]): Promise<string[][]> {
  const found: string[][] = [];
  for (let from = 0; from < filters.length; from += 20) {
    const part = filters.slice(from, from + 20);
    const answer = await hub.get<Record<string, { totalCount: number; nodes: { id: string }[] }>>(
      `query(${part.map((_, i) => `$f${i}: ${of.name}Filter`).join(", ")}) {
        ${part.map((_, i) => `a${i}: ${of.plural}(filter: $f${i}, orderBy: [ID_ASC], limit: 100) { totalCount nodes { id } }`).join("\n")}
      }`,
      Object.fromEntries(part.map((filter, i) => [`f${i}`, filter])),
    );
    for (const [i] of part.entries()) {
      const { totalCount, nodes } = answer[`a${i}`] as { totalCount: number; nodes: { id: string }[] };
      expect(totalCount).toBe(nodes.length);
      found.push(nodes.map(({ id }) => id));
    }
  }
  return found;
}

const comparable = (value: unknown): string | number =>
  typeof value === "boolean" ? Number(value) : (value as string);
const COMPARE = {
  lt: (a: unknown, b: unknown) => comparable(a) < comparable(b),
  lte: (a: unknown, b: unknown) => comparable(a) <= comparable(b),
  gt: (a: unknown, b: unknown) => comparable(a) > comparable(b),
  gte: (a: unknown, b: unknown) => comparable(a) >= comparable(b),
} as const;

/** What each operator of a field means, said once more in plain words. */
function conditionsOn(name: string, field: Field, rows: readonly Row[]): Condition[] {
  const filled = rows.map((row) => row[name]).filter((value) => value !== null);
  const [value, other] = [filled[0], filled.at(-1)];
  const on = (condition: object, holds: (own: unknown) => boolean): Condition => ({
    filter: { [name]: condition },
    holds: (row) => holds(row[name]),
  });
  const has = (own: unknown, one: unknown): boolean => (own as unknown[]).includes(one);
  if (field.kind === "choices") {
    const [one, two] = Object.keys(field.values) as [string, string];
    return [
      on({ has: one }, (own) => has(own, one)),
      on({ hasAny: [one, two] }, (own) => has(own, one) || has(own, two)),
      on({ hasAny: [] }, () => false),
      on({ isEmpty: true }, (own) => (own as unknown[]).length === 0),
    ];
  }
  const empty = [
    on({ in: [] }, () => false),
    on({ notIn: [] }, () => true),
    on({ isNull: true }, (own) => own === null),
    on({ isNull: false }, (own) => own !== null),
  ];
  if (filled.length === 0) return empty;
  const some = [
    ...empty,
    on({ eq: value }, (own) => own === value),
    on({ ne: value }, (own) => own !== value),
    on({ in: [value, other] }, (own) => own === value || own === other),
    on({ notIn: [value, other] }, (own) => own !== value && own !== other),
  ];
  if (["day", "partialDay", "int", "dong"].includes(field.kind))
    for (const [operator, compare] of Object.entries(COMPARE))
      some.push(on({ [operator]: value }, (own) => own !== null && compare(own, value)));
  if (field.kind === "text" && !field.long) {
    const part = String(value).slice(2, 6).toUpperCase();
    some.push(on({ contains: part }, (own) => own !== null && fold(String(own)).includes(fold(part))));
    const start = fold(String(value).slice(0, 4));
    some.push(on({ startsWith: start }, (own) => own !== null && fold(String(own)).startsWith(start)));
  }
  return some;
}

onEveryDatabase((database) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub({ database });
  });
  afterAll(() => hub.close());

  const kept = dictionaries.filter(({ name }) => granted("create", name));
  describe.each(kept.map((of) => [of.plural, of] as const))("%s", (_name, of) => {
    let rows: Row[];
    const readable = fieldsOf(of).filter(([, { kind }]) => kind !== "refs");
    beforeAll(async () => {
      const maker = make(hub);
      for (const build of [maker.any, maker.bare, maker.any, maker.bare, maker.any]) await build(of.name);
      const answer = await hub.get<Record<string, { nodes: Row[] }>>(
        `{ ${of.plural}(orderBy: [ID_ASC], limit: 100) { nodes { id ${readable.map(([name]) => name).join(" ")} } } }`,
      );
      rows = answer[of.plural]?.nodes as Row[];
    });

    test("give what each condition says, and with not exactly the others", async () => {
      const conditions = readable.flatMap(([name, field]) => conditionsOn(name, field, rows));
      const found = await matching(
        hub,
        of,
        conditions.map(({ filter }) => filter),
      );
      const others = await matching(
        hub,
        of,
        conditions.map(({ filter }) => ({ not: filter })),
      );
      for (const [i, { filter, holds }] of conditions.entries()) {
        const wanted = rows.filter(holds).map(({ id }) => id);
        const rest = rows.filter((row) => !holds(row)).map(({ id }) => id);
        expect({ filter, found: found[i], others: others[i] }).toEqual({ filter, found: wanted, others: rest });
      }
    });

    test("are put in each order, ascending and descending, empty values last", async () => {
      for (const [name, field] of readable) {
        if (field.kind === "ref" || field.kind === "choices" || (field.kind === "text" && field.long)) continue;
        const order = name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
        const both = await hub.get<Record<string, { nodes: Row[] }>>(
          `{ up: ${of.plural}(orderBy: [${order}_ASC], limit: 100) { nodes { id } } down: ${of.plural}(orderBy: [${order}_DESC], limit: 100) { nodes { id } } }`,
        );
        const key = (row: Row): string | number => {
          const value = row[name];
          return field.kind === "text" && field.order ? sortKey(String(value), field.order) : comparable(value);
        };
        const filled = rows.filter((row) => row[name] !== null);
        const empty = rows.filter((row) => row[name] === null);
        const up = [...filled].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
        const down = [...filled].sort((a, b) => (key(a) < key(b) ? 1 : key(a) > key(b) ? -1 : 0));
        const ids = (list: readonly Row[]): string[] => list.map(({ id }) => id);
        expect([order, ids(both.up?.nodes ?? [])]).toEqual([order, ids([...up, ...empty])]);
        expect([order, ids(both.down?.nodes ?? [])]).toEqual([order, ids([...down, ...empty])]);
      }
    });
  });
});
