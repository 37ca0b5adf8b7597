import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { onEveryDatabase, startTestHub, type TestHub } from "../hub.js";
import { make } from "../make.js";

const NAMES = ["Nguyễn Văn An", "Đặng Thị Ánh", "Lò A Páo", "Hoàng Đình Đạt"];
const PEOPLES = ["KINH", "TAY", null] as const;

/** Conditions as an analyst writes them: on the person, on what they hold, on where; nested with and, or, not. */
const { filter: filters } = fc.letrec<{ filter: object; leaf: object }>((tie) => ({
  leaf: fc.oneof(
    fc.constantFrom(...NAMES).map((name) => ({ fullName: { eq: name } })),
    fc.constantFrom("van", "Đ", "th", "%").map((part) => ({ fullName: { contains: part } })),
    fc.constantFrom("KINH", "TAY").map((one) => ({ ethnicity: { ne: one } })),
    fc.boolean().map((isNull) => ({ ethnicity: { isNull } })),
    fc.constantFrom("1975-01-01", "1985-06-01").map((day) => ({ birthDate: { gte: day } })),
    fc.constantFrom("1975-01-01", "1985-06-01").map((day) => ({ birthDate: { notIn: [day] } })),
    fc
      .constantFrom("some", "every", "none")
      .chain((which) =>
        fc
          .constantFrom<object>({ decision: { eq: "1" } }, { kind: { eq: "ACTING" } }, { overlaps: {} }, {})
          .map((inner) => ({ assignments: { [which]: inner } })),
      ),
    fc.constantFrom(["06"], ["07", "06"], []).map((within) => ({ unit: { within } })),
    fc.constant({ position: { category: { eq: "CADRE" } } }),
  ),
  filter: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    tie("leaf"),
    tie("filter").map((not) => ({ not })),
    fc.array(tie("filter"), { minLength: 1, maxLength: 2 }).map((and) => ({ and })),
    fc.array(tie("filter"), { maxLength: 2 }).map((or) => ({ or })),
  ),
}));

onEveryDatabase((database) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub({ database });
    const build = make(hub);
    const since = { validFrom: "1990-01-01" };
    await build.unit({ code: "06", ...since });
    await build.unit({ code: "07", ...since });
    const units = [
      await build.unit({ code: "061", parentCode: "06", ...since }),
      await build.unit({ code: "071", parentCode: "07", ...since }),
    ];
    const positions = [
      await build.position({ category: "CADRE" }),
      await build.position({ category: "CIVIL_SERVANT" }),
    ];
    for (let i = 0; i < 14; i++) {
      const officialId = await build.official({
        fullName: NAMES[i % NAMES.length],
        ethnicity: PEOPLES[i % 3],
        recruitedOn: null,
        birthDate: [null, "1975-01-01", "1990-02-03"][i % 3],
      });
      if (i % 4 !== 3)
        await build.assignment({
          officialId,
          unitId: units[i % 2],
          positionId: positions[(i >> 1) % 2],
          kind: ["PRIMARY", "ACTING"][i % 2],
          decision: i % 5 === 0 ? "1" : null,
          validFrom: "2016-01-01",
          validUntil: i % 3 ? "2030-01-01" : "2018-01-01",
        });
    }
  });
  afterAll(() => hub.close());

  /** The officials of several filters, in one request. */
  const found = async (...asked: object[]): Promise<string[][]> => {
    const answer = await hub.get<Record<string, { totalCount: number; nodes: { id: string }[] }>>(
      `query(${asked.map((_, i) => `$f${i}: OfficialFilter`).join(", ")}) {
        ${asked.map((_, i) => `a${i}: officials(filter: $f${i}, asOf: "2020-01-01", limit: 100, orderBy: [ID_ASC]) { totalCount nodes { id } }`).join("\n")} }`,
      Object.fromEntries(asked.map((filter, i) => [`f${i}`, filter])),
    );
    return asked.map((_, i) => {
      const list = answer[`a${i}`];
      expect(list?.totalCount).toBe(list?.nodes.length);
      return list?.nodes.map(({ id }) => id) ?? [];
    });
  };

  test("conditions combine as they say: and is both, or is either, not is the rest", async () => {
    const [everyone = []] = await found({});
    expect(everyone).toHaveLength(14);
    await fc.assert(
      fc.asyncProperty(filters, filters, async (a, b) => {
        const [inA, inB, both, either, notA, twiceNot] = (await found(
          a,
          b,
          { and: [a, b] },
          { or: [a, b] },
          { not: a },
          { not: { not: a } },
        )) as [string[], string[], string[], string[], string[], string[]];
        expect(both).toEqual(inA.filter((id) => inB.includes(id)));
        expect(either).toEqual(everyone.filter((id) => inA.includes(id) || inB.includes(id)));
        expect(notA).toEqual(everyone.filter((id) => !inA.includes(id)));
        expect(twiceNot).toEqual(inA);
      }),
      { numRuns: 40 },
    );
  });

  test("what a condition finds does not depend on the order or the page in which it is read", async () => {
    await fc.assert(
      fc.asyncProperty(
        filters,
        fc.constantFrom("FULL_NAME_ASC", "UNIT_NAME_DESC", "POSITION_RANK_ASC", "BIRTH_DATE_DESC"),
        async (filter, order) => {
          const [ids = []] = await found(filter);
          const pages: string[] = [];
          for (let offset = 0; offset < ids.length; offset += 5) {
            const { officials } = await hub.get<{ officials: { nodes: { id: string }[] } }>(
              `query($filter: OfficialFilter, $offset: Int, $order: [OfficialOrder!]) { officials(filter: $filter, asOf: "2020-01-01", orderBy: $order, limit: 5, offset: $offset) { nodes { id } } }`,
              { filter, offset, order: [order] },
            );
            pages.push(...officials.nodes.map(({ id }) => id));
          }
          expect(pages.toSorted()).toEqual(ids.toSorted());
        },
      ),
      { numRuns: 20 },
    );
  });
});

test("both databases give the same answers to the same questions", async () => {
  const hubs = await Promise.all([startTestHub({ database: "sqlite" }), startTestHub({ database: "postgres" })]);
  const words = [
    "Ăn",
    "an",
    "Án",
    "đá",
    "da",
    "Đà",
    "zê",
    "Ôn",
    "ốn",
    "ơn",
    "u",
    "ừ",
    "Y",
    "12",
    "2",
    "a-b",
    "A B",
    "ß",
    "é",
  ];
  for (const hub of hubs) {
    for (const [i, word] of words.entries())
      await make(hub).official({ code: `CB${i}`, fullName: word, birthDate: i % 2 ? null : "1980-01-01" });
  }
  const query = `{ a: officials(orderBy: [FULL_NAME_ASC]) { nodes { code } } b: officials(orderBy: [BIRTH_DATE_DESC, FULL_NAME_DESC]) { nodes { code } } c: officials(orderBy: [CODE_ASC]) { nodes { code } } d: officials(search: "a") { totalCount } }`;
  const [one, two] = await Promise.all(hubs.map((hub) => hub.get(query)));
  expect(one).toEqual(two);
  await Promise.all(hubs.map((hub) => hub.close()));
});
