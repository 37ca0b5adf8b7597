import { afterAll, beforeAll, expect, test } from "vitest";
import { onEveryDatabase, startTestHub, type TestHub } from "../hub.js";
import { make } from "../make.js";

/** As a Vietnamese list of names has them: by given name, then family and middle name; tones in the order of the dictionary. */
const NAMES = [
  "Nguyễn Văn A",
  "Trần Thị An",
  "Nguyễn Văn Á",
  "Lê Thị Ánh",
  "Phạm Văn Ân",
  "Hoàng Thị Bích",
  "Nguyễn Thị Dung",
  "Đào Văn Đạt",
  "Vũ Thị Đức",
  "Lò Văn Ơn",
  "Bùi Thị Oanh",
];
const SORTED = [
  "Nguyễn Văn A",
  "Nguyễn Văn Á",
  "Trần Thị An",
  "Lê Thị Ánh",
  "Phạm Văn Ân",
  "Hoàng Thị Bích",
  "Nguyễn Thị Dung",
  "Đào Văn Đạt",
  "Vũ Thị Đức",
  "Bùi Thị Oanh",
  "Lò Văn Ơn",
];

onEveryDatabase((database) => {
  let hub: TestHub;
  const names = async (args: string): Promise<string[]> => {
    const answer = await hub.get<{ officials: { nodes: { fullName: string }[] } }>(
      `{ officials(${args}, limit: 100) { nodes { fullName } } }`,
    );
    return answer.officials.nodes.map(({ fullName }) => fullName);
  };

  beforeAll(async () => {
    hub = await startTestHub({ database });
    const build = make(hub);
    for (const [i, fullName] of NAMES.entries()) await build.official({ fullName, code: `CB-0${i}` });
    const positionId = await build.position({ name: "Văn phòng - thống kê" });
    const unitId = await build.unit({ name: "Xã Đắk Ơ" });
    const officialId = await build.official({ fullName: "Điểu K'Rê", code: "XX-1" });
    await build.assignment({ officialId, positionId, unitId });
  });
  afterAll(() => hub.close());

  test("names stand in Vietnamese order by given name, the same on every database", async () => {
    expect(await names(`filter: {code: {startsWith: "CB"}}, orderBy: [FULL_NAME_ASC]`)).toEqual(SORTED);
    expect(await names(`filter: {code: {startsWith: "CB"}}, orderBy: [FULL_NAME_DESC]`)).toEqual(SORTED.toReversed());
  });

  test.each([
    ["nguyen van a", ["Nguyễn Văn A", "Nguyễn Văn Á"]],
    ["NGUYỄN á", ["Nguyễn Văn A", "Nguyễn Văn Á"]],
    ["dat", ["Đào Văn Đạt"]],
    ["đ", ["Nguyễn Thị Dung", "Đào Văn Đạt", "Vũ Thị Đức", "Điểu K'Rê"]],
    ["van dat", ["Đào Văn Đạt"]],
    ["dat van", ["Đào Văn Đạt"]],
    ["guyen", []],
    ["cb-03", ["Lê Thị Ánh"]],
    ["dak o", ["Điểu K'Rê"]],
    ["thong ke dieu", ["Điểu K'Rê"]],
    ["100%", []],
    ["_", []],
    ["\\\\", []],
  ])("a search for “%s” finds %j: each word begins a word, without accents", async (words, found) => {
    expect((await names(`search: "${words}", orderBy: [FULL_NAME_ASC]`)).toSorted()).toEqual(found.toSorted());
  });

  test("an empty search asks for everything", async () => {
    expect(await names(`search: "  "`)).toHaveLength(NAMES.length + 1);
  });

  test("contains and startsWith fold accents, case and đ; eq and in do not", async () => {
    expect(await names(`filter: {fullName: {contains: "VAN DAT"}}`)).toEqual(["Đào Văn Đạt"]);
    expect(await names(`filter: {fullName: {startsWith: "dao van"}}`)).toEqual(["Đào Văn Đạt"]);
    expect(await names(`filter: {fullName: {eq: "Dao Van Dat"}}`)).toEqual([]);
    expect(await names(`filter: {fullName: {in: ["nguyễn văn a", "Nguyễn Văn A"]}}`)).toEqual(["Nguyễn Văn A"]);
  });

  test("a name typed with separate marks is the same name", async () => {
    expect(await names(`filter: {fullName: {eq: "${"Nguyễn Văn Á".normalize("NFD")}"}}`)).toEqual(["Nguyễn Văn Á"]);
    expect(await names(`search: "${"Điểu".normalize("NFD")}"`)).toEqual(["Điểu K'Rê"]);
  });

  test("percent signs and underscores in a condition stand for themselves", async () => {
    for (const text of ["%", "_", "N%A", "' OR 1=1 --"])
      expect(await names(`filter: {fullName: {contains: "${text}"}}`)).toEqual([]);
    expect(await names(`filter: {fullName: {contains: "K'R"}}`)).toEqual(["Điểu K'Rê"]);
  });

  test("more words than a search looks for are refused, not cut", async () => {
    const words = "a b c d e f g h i j k";
    expect((await hub.refused(`{ officials(search: "${words}") { totalCount } }`)).extensions.code).toBe(
      "LIMIT_EXCEEDED",
    );
  });
});
