import { afterAll, beforeAll, expect, test } from "vitest";
import { THE_HUB } from "../../server/caller.js";
import { createMany } from "../../server/resource/bulk.js";
import { changing } from "../../server/resource/changes.js";
import { fieldsOf } from "../../shared/field.js";
import { official } from "../../shared/people/official.js";
import { type Failure, onEveryDatabase, startTestHub, type TestHub } from "../hub.js";
import { make } from "../make.js";
import { usualHeaders } from "../sign-in.js";

onEveryDatabase((database) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub({ database });
    const build = make(hub);
    await build.official({
      code: "CB-1",
      fullName: "Đặng Thị Ánh",
      note: '=HYPERLINK("http://x";"y")',
      phone: "+84 912 345 678",
    });
    await build.official({ code: "CB-2", fullName: "Nguyễn Văn Á", note: 'dòng một\ndòng "hai", ba', birthDate: null });
    await build.official({ code: "CB-3", fullName: "Lò Văn Bình", note: "-1", phone: "0912-345-678" });
  });
  afterAll(() => hub.close());

  const fetched = async (address: string): Promise<{ response: Response; text: string }> => {
    const response = await fetch(`${hub.url}/csv/${address}`, {
      headers: { "accept-language": "vi", ...usualHeaders(hub.url) },
    });
    return { response, text: Buffer.from(await response.arrayBuffer()).toString("utf8") };
  };
  /** The cells of the sheet, read by the rules of RFC 4180. */
  const cells = (text: string): string[][] => {
    const rows: string[][] = [[]];
    for (const [, quoted, plain, end] of text
      .replace(/^\uFEFF/, "")
      .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
      rows.at(-1)?.push(quoted === undefined ? String(plain) : quoted.replaceAll('""', '"'));
      if (end === "\r\n") rows.push([]);
    }
    return rows.slice(0, -1);
  };
  const column = (sheet: string[][], header: string): string[] => {
    const at = sheet[0]?.indexOf(header) ?? -1;
    return sheet.slice(1).map((row) => row[at] as string);
  };

  test("a list as a sheet has its header, its mark of UTF-8 and the rows of the list in their order", async () => {
    const { response, text } = await fetched("officials?orderBy=FULL_NAME_ASC");
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="officials.csv"');
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(text.startsWith("\uFEFFid,code,fullName,")).toBe(true);
    const sheet = cells(text);
    expect(sheet[0]).toEqual(["id", ...Object.keys(official.fields)]);
    const { officials } = await hub.get<{ officials: { nodes: { id: string; fullName: string }[] } }>(
      "{ officials(orderBy: [FULL_NAME_ASC]) { nodes { id fullName } } }",
    );
    expect(column(sheet, "id")).toEqual(officials.nodes.map(({ id }) => id));
    expect(column(sheet, "fullName")).toEqual(["Nguyễn Văn Á", "Đặng Thị Ánh", "Lò Văn Bình"]);
  });

  test("what a spreadsheet would take for a formula is quoted; other text is kept to the letter", async () => {
    const sheet = cells((await fetched("officials?orderBy=CODE_ASC")).text);
    expect(column(sheet, "note")).toEqual([`'=HYPERLINK("http://x";"y")`, 'dòng một\ndòng "hai", ba', "'-1"]);
    expect(column(sheet, "phone")).toEqual(["'+84 912 345 678", "", "0912-345-678"]);
    expect(column(sheet, "birthDate")).toEqual(["1980-05-19", "", "1980-05-19"]);
  });

  test("filter, search and labels are those of the list", async () => {
    const filter = encodeURIComponent(JSON.stringify({ birthDate: { isNull: false } }));
    const sheet = cells((await fetched(`officials?filter=${filter}&search=dang&labels=vi`)).text);
    expect(sheet[0]).toEqual(["id", ...fieldsOf(official as never).map(([, { label }]) => label.vi)]);
    expect(column(sheet, "Họ và tên")).toEqual(["Đặng Thị Ánh"]);
    expect(cells((await fetched("officials?labels=en&search=none")).text)[0]?.slice(0, 3)).toEqual([
      "id",
      "File number",
      "Full name",
    ]);
  });

  test("the day asked about is that of the sheet, with the names of what the keys refer to", async () => {
    const build = make(hub);
    const positionId = await build.position({ name: "Chủ tịch" });
    for (const [name, validFrom, validUntil] of [
      ["Xã Cũ", "2012-01-01", "2018-01-01"],
      ["Xã Mới", "2018-01-01", null],
    ])
      await build.assignment({
        positionId,
        unitId: await build.unit({ name, validFrom: "2012-01-01" }),
        validFrom,
        validUntil,
      });
    const units = async (address: string): Promise<string[]> =>
      column(cells((await fetched(address)).text), "unit.name");
    expect(await units("assignments?asOf=2017-12-31")).toEqual(["Xã Cũ"]);
    expect(await units("assignments?asOf=2018-01-01")).toEqual(["Xã Mới"]);
    expect(await units("assignments")).toEqual(["Xã Cũ", "Xã Mới"]);
    const filter = encodeURIComponent(JSON.stringify({ unit: { name: { eq: "Xã Cũ" } } }));
    expect(cells((await fetched(`officials?asOf=2017-12-31&filter=${filter}`)).text)).toHaveLength(2);
    expect(cells((await fetched(`officials?asOf=2018-01-01&filter=${filter}`)).text)).toHaveLength(1);
  });

  test("a list of thousands comes whole and once", async () => {
    const rows = Array.from({ length: 2500 }, (_, i) => ({
      id: 10_000 + i,
      code: `T${i}`,
      name: `Tên ${i % 7}`,
      tier: 1 + (i % 9),
    }));
    await changing(hub.database, { caller: THE_HUB }, (store) => createMany(store, "DocumentKind", rows));
    const sheet = cells((await fetched("documentKinds?orderBy=TIER_DESC,NAME_ASC")).text);
    expect(sheet).toHaveLength(2501);
    expect(new Set(column(sheet, "id")).size).toBe(2500);
    const tiers = column(sheet, "tier").map(Number);
    expect(tiers).toEqual(tiers.toSorted((a, b) => b - a));
  });

  test.each([
    ["nothing", 404, "NOT_FOUND", undefined],
    ["officials?filter={", 400, "BAD_USER_INPUT", "filter"],
    ["officials?filter=5", 400, "BAD_USER_INPUT", "filter"],
    ['officials?filter={"shoe":{"eq":1}}', 400, "BAD_USER_INPUT", "shoe"],
    ['officials?filter={"fullName":{"eq":{"a":1}}}', 400, "BAD_USER_INPUT", "filter.fullName.eq"],
    ['officials?filter={"fullName":{"eq":null}}', 400, "BAD_USER_INPUT", "fullName.eq"],
    ['officials?filter={"fullName":{"constructor":1}}', 400, "BAD_USER_INPUT", "constructor"],
    ['officials?filter={"gender":{"eq":"X"}}', 400, "BAD_USER_INPUT", "filter.gender.eq"],
    ["officials?orderBy=SHOE_ASC", 400, "BAD_USER_INPUT", "orderBy.0"],
    ["officials?asOf=2015-02-29", 400, "VALIDATION_FAILED", "asOf"],
    ["officials?asOf=2015-01-01&asOf=2016-01-01", 400, "BAD_USER_INPUT", "asOf"],
    ["officials?search=a&search=b", 400, "BAD_USER_INPUT", "search"],
    ["officials?search=%00", 400, "BAD_USER_INPUT", "search"],
  ])("/csv/%s is refused with %i, as data", async (address, status, code, field) => {
    const { response, text } = await fetched(address);
    expect([response.status, response.headers.get("content-type")]).toEqual([
      status,
      "application/json; charset=utf-8",
    ]);
    const [error] = (JSON.parse(text) as { errors: Failure[] }).errors;
    expect([error?.extensions.code, error?.extensions.problems?.[0]?.field]).toEqual([code, field]);
  });

  test("a reader who leaves halfway leaves the hub at work", async () => {
    const leave = new AbortController();
    const response = await fetch(`${hub.url}/csv/documentKinds`, {
      signal: leave.signal,
      headers: usualHeaders(hub.url),
    });
    await response.body?.getReader().read();
    leave.abort();
    expect((await fetched("officials")).response.status).toBe(200);
  });
});
