import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { onEveryDatabase, startTestHub, type TestHub, type Variables } from "../hub.js";
import { make } from "../make.js";

type Page = {
  totalCount: number;
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
};
const LIST = `query($filter: QualificationFilter, $orderBy: [QualificationOrder!], $first: Int, $after: String, $last: Int, $before: String, $limit: Int, $offset: Int) {
  qualifications(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before, limit: $limit, offset: $offset) {
    totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  } }`;
/** Orders full of ties and empty values, so that places between equal rows are found by what breaks the tie. */
const ORDERS = ["SCHOOL", "NUMBER", "ISSUED_ON", "VALID_THROUGH", "STATE", "VOID_FROM_START", "OFFICIAL_FULL_NAME"];

onEveryDatabase((database) => {
  let hub: TestHub;
  const page = async (variables: Variables): Promise<Page> =>
    (await hub.get<{ qualifications: Page }>(LIST, variables)).qualifications;
  const ids = ({ edges }: Page): string[] => edges.map(({ node }) => node.id);

  beforeAll(async () => {
    hub = await startTestHub({ database });
    const build = make(hub);
    const dimensionId = await build.dimension();
    const levelId = await build.level({ dimensionId });
    const people = [await build.official({ fullName: "Lò Thị Ánh" }), await build.official({ fullName: "Vàng A Dế" })];
    for (let i = 0; i < 11; i++)
      await build.qualification({
        officialId: people[i % 2],
        dimensionId,
        levelId,
        school: [null, "Trường Chính trị", "Đại học Huế"][i % 3],
        number: i % 4 === 0 ? null : `${i % 2}`,
        issuedOn: [null, "2010", "2010-06", "2010-06-12"][i % 4],
        validThrough: i % 5 === 0 ? null : "2030-01-01",
        state: i % 2 ? "VERIFIED" : "DECLARED",
        voidFromStart: i % 3 === 0,
      });
  });
  afterAll(() => hub.close());

  const orders = fc.uniqueArray(
    fc.tuple(fc.constantFrom(...ORDERS), fc.constantFrom("ASC", "DESC")).map((parts) => parts.join("_")),
    { minLength: 1, maxLength: 3, selector: (order) => order.replace(/_(ASC|DESC)$/, "") },
  );
  const filters = fc.constantFrom({}, { state: { eq: "VERIFIED" } }, { school: { isNull: false } });

  test("pages by cursor, backward and by offset joined are the list, in any order", async () => {
    await fc.assert(
      fc.asyncProperty(orders, filters, fc.integer({ min: 1, max: 4 }), async (orderBy, filter, size) => {
        const list = await page({ filter, orderBy, first: 100 });
        const total = list.totalCount;
        const forward: string[] = [];
        for (let after: string | null = null, more = true; more; ) {
          const one = await page({ filter, orderBy, first: size, after });
          forward.push(...ids(one));
          expect([one.totalCount, one.pageInfo.hasPreviousPage]).toEqual([total, after !== null]);
          after = one.pageInfo.endCursor;
          more = one.pageInfo.hasNextPage;
        }
        const backward: string[] = [];
        for (let before: string | null = null, more = true; more; ) {
          const one = await page({ filter, orderBy, last: size, before });
          backward.unshift(...ids(one));
          before = one.pageInfo.startCursor;
          more = one.pageInfo.hasPreviousPage;
        }
        const byOffset: string[] = [];
        for (let offset = 0; offset < total; offset += size)
          byOffset.push(...ids(await page({ filter, orderBy, limit: size, offset })));
        expect({ forward, backward, byOffset }).toEqual({
          forward: ids(list),
          backward: ids(list),
          byOffset: ids(list),
        });
        expect(list.edges).toHaveLength(total);
      }),
      { numRuns: 15 },
    );
  });

  test("25 rows are a page where no size is named", async () => {
    const build = make(hub);
    for (let i = 0; i < 26; i++) await build.bare("DocumentKind");
    const { documentKinds } = await hub.get<{ documentKinds: { nodes: object[] } }>(
      "{ documentKinds { nodes { id } } }",
    );
    expect(documentKinds.nodes).toHaveLength(25);
  });

  test("a cursor belongs to its list: its order, filter and day", async () => {
    const { endCursor: after } = (await page({ first: 2, orderBy: ["SCHOOL_ASC"] })).pageInfo;
    const others: Variables[] = [
      { first: 2, after },
      { first: 2, after, orderBy: ["SCHOOL_DESC"] },
      { first: 2, after, orderBy: ["SCHOOL_ASC"], filter: { school: { isNull: false } } },
      { first: 2, after: "" },
      { first: 2, after: "bm9wZQ" },
    ];
    for (const variables of others) expect((await hub.refused(LIST, variables)).extensions.code).toBe("INVALID_CURSOR");
    const asOf = await hub.refused(
      `query($after: String) { qualifications(first: 2, after: $after, orderBy: [SCHOOL_ASC], asOf: "2018-12-31") { nodes { id } } }`,
      { after },
    );
    expect(asOf.extensions.code).toBe("INVALID_CURSOR");
  });

  test("a cursor with keys of the wrong kind is refused, not failed", async () => {
    const { endCursor } = (await page({ first: 2, orderBy: ["VOID_FROM_START_ASC"] })).pageInfo;
    const [stamp] = JSON.parse(Buffer.from(String(endCursor), "base64url").toString()) as [string];
    for (const keys of [["x", 1], [true, "x"], [true, 1.5], [true, 9e9], [{ a: 1 }, 1], [true, null], [true]]) {
      const after = Buffer.from(JSON.stringify([stamp, ...keys])).toString("base64url");
      const { status, errors } = await hub.ask(LIST, { first: 2, after, orderBy: ["VOID_FROM_START_ASC"] });
      expect([status, errors?.map(({ extensions }) => extensions.code) ?? "answered"]).toEqual([
        200,
        JSON.stringify(keys) === "[true,null]" ? "answered" : ["INVALID_CURSOR"],
      ]);
    }
  });

  test.each([
    [{ limit: 101 }, "LIMIT_EXCEEDED"],
    [{ first: 101 }, "LIMIT_EXCEEDED"],
    [{ last: 101 }, "LIMIT_EXCEEDED"],
    [{ limit: 10, offset: 10_001 }, "LIMIT_EXCEEDED"],
    [{ first: 2, offset: 2 }, "BAD_USER_INPUT"],
    [{ first: 2, limit: 2 }, "BAD_USER_INPUT"],
    [{ first: 2, last: 2 }, "BAD_USER_INPUT"],
    [{ first: 2, before: "x" }, "BAD_USER_INPUT"],
    [{ last: 2, after: "x" }, "BAD_USER_INPUT"],
    [{ first: -1 }, "BAD_USER_INPUT"],
    [{ offset: -1 }, "BAD_USER_INPUT"],
  ])("the page %j is refused as %s, in a list and in one below a row", async (variables, code) => {
    expect((await hub.refused(LIST, variables)).extensions.code).toBe(code);
    const args = Object.entries(variables)
      .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
      .join(" ");
    const below = await hub.ask(`{ officials(limit: 1) { nodes { qualifications(${args}) { nodes { id } } } } }`);
    expect(below.errors?.[0]?.extensions.code).toBe(code);
  });
});
