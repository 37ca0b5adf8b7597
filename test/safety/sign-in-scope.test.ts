import { afterAll, beforeAll, expect, test } from "vitest";
import { unitsOf } from "../../server/access/scope.js";
import type { Database } from "../../server/database.js";
import { openStore } from "../../server/hub.js";
import { insert } from "../../server/resource/stored.js";
import { dictionaryOf } from "../../shared/resources.js";
import { newDatabase, onEveryDatabase } from "../hub.js";
import { newFile } from "./sign-in-desk.js";

/** A unit as it is written here: `name: code < parent [from, until)`. */
type Row = readonly [name: string, code: string, parent: string | null, from: string, until: string | null];
type Heir = readonly [unit: string, predecessor: string, extent: "WHOLE" | "PART" | "REST"];

/** What someone sees who answers for `of`: all of the units by name, and no others. */
type Case = {
  readonly what: string;
  readonly units: readonly Row[];
  readonly heirs?: readonly Heir[];
  readonly sees: Readonly<Record<string, readonly string[]>>;
};

const CASES: readonly Case[] = [
  {
    what: "a unit, and all below it",
    units: [
      ["P", "01", null, "2000", null],
      ["D", "011", "01", "2000", null],
      ["C", "01101", "011", "2000", null],
      ["E", "012", "01", "2000", null],
    ],
    sees: { P: ["P", "D", "C", "E"], D: ["D", "C"], C: ["C"], E: ["E"] },
  },
  {
    what: "of a merger, what it was made of",
    units: [
      ["D", "011", null, "2000", null],
      ["A", "01101", "011", "2000", "2020"],
      ["B", "01102", "011", "2000", "2020"],
      ["AB", "01103", "011", "2020", null],
    ],
    heirs: [
      ["AB", "A", "WHOLE"],
      ["AB", "B", "WHOLE"],
    ],
    sees: { D: ["D", "A", "B", "AB"], AB: ["AB", "A", "B"], A: ["A"] },
  },
  {
    what: "a merger under one of the old codes: who answered for that goes on, with all of it",
    units: [
      ["A", "01101", null, "2000", "2020"],
      ["B", "01102", null, "2000", "2020"],
      ["A2", "01101", null, "2020", null],
    ],
    heirs: [
      ["A2", "A", "WHOLE"],
      ["A2", "B", "WHOLE"],
    ],
    sees: { A: ["A", "A2", "B"], A2: ["A", "A2", "B"], B: ["B"] },
  },
  {
    what: "a town that becomes a city twice is one unit all along, with its wards",
    units: [
      ["T", "058", null, "2000", "2015"],
      ["C", "058", null, "2015", "2020"],
      ["C2", "058", null, "2020", null],
      ["W", "05801", "058", "2000", null],
    ],
    heirs: [
      ["C", "T", "WHOLE"],
      ["C2", "C", "WHOLE"],
    ],
    sees: { T: ["T", "C", "C2", "W"], C: ["T", "C", "C2", "W"], C2: ["T", "C", "C2", "W"], W: ["W"] },
  },
  {
    what: "a district that is split: the part has what it was made of, not what stays below the rest",
    units: [
      ["D", "011", null, "2000", "2015"],
      ["Rest", "011", null, "2015", null],
      ["Part", "012", null, "2015", null],
      ["Stays", "01101", "011", "2000", null],
      ["Goes", "01102", "011", "2000", "2015"],
      ["Gone", "01102", "012", "2015", null],
    ],
    heirs: [
      ["Rest", "D", "REST"],
      ["Part", "D", "PART"],
      ["Gone", "Goes", "WHOLE"],
    ],
    sees: {
      D: ["D", "Rest", "Stays", "Goes"],
      Rest: ["D", "Rest", "Stays", "Goes"],
      Part: ["Part", "D", "Gone", "Goes"],
    },
  },
  {
    what: "a commune that moves is its new district's from its beginning, and its old one's until it moved",
    units: [
      ["D", "011", null, "2000", null],
      ["E", "012", null, "2000", null],
      ["C", "01101", "011", "2000", "2010"],
      ["C2", "01101", "012", "2010", null],
    ],
    heirs: [["C2", "C", "WHOLE"]],
    sees: { D: ["D", "C"], E: ["E", "C2", "C"], C: ["C", "C2"] },
  },
  {
    what: "a district that moves to another province takes its communes along: the old province has lost them",
    units: [
      ["P", "01", null, "2000", null],
      ["Q", "02", null, "2000", null],
      ["D", "011", "01", "2000", "2010"],
      ["D2", "011", "02", "2010", null],
      ["C", "01101", "011", "2000", null],
      ["Ended", "01102", "011", "2000", "2005"],
    ],
    heirs: [["D2", "D", "WHOLE"]],
    sees: { P: ["P", "D", "Ended"], Q: ["Q", "D", "D2", "C", "Ended"] },
  },
  {
    what: "a code that a stranger uses again brings nothing of the stranger's",
    units: [
      ["D", "011", null, "2000", "2010"],
      ["C", "01101", "011", "2000", "2010"],
      ["Stranger", "011", null, "2012", null],
      ["Its", "01101", "011", "2012", null],
    ],
    sees: { D: ["D", "C"], C: ["C"], Stranger: ["Stranger", "Its"], Its: ["Its"] },
  },
  {
    what: "an heir under another code is nobody's who answered for the old unit",
    units: [
      ["A", "01101", null, "2000", "2020"],
      ["B", "01109", null, "2020", null],
    ],
    heirs: [["B", "A", "WHOLE"]],
    sees: { A: ["A"], B: ["B", "A"] },
  },
  {
    what: "a unit that goes on beside the one that took a part of it stays its own",
    units: [
      ["A", "01101", null, "2000", null],
      ["B", "01102", null, "2000", null],
      ["K", "0110101", "01101", "2000", null],
    ],
    heirs: [["B", "A", "PART"]],
    sees: { A: ["A", "K"], B: ["B"] },
  },
  {
    what: "a province that takes in another, whose districts are dissolved, has them and their communes",
    units: [
      ["Old", "06", null, "2004", "2025"],
      ["D", "064", "06", "2004", "2025"],
      ["C", "06401", "064", "2004", "2025"],
      ["C0", "06402", "064", "2004", "2020"],
      ["New", "19", null, "2025", null],
      ["N", "06499", "19", "2025", null],
    ],
    heirs: [
      ["New", "Old", "WHOLE"],
      ["C", "C0", "WHOLE"],
      ["N", "C", "WHOLE"],
    ],
    sees: { New: ["New", "Old", "D", "C", "C0", "N"], Old: ["Old", "D", "C", "C0"], N: ["N", "C", "C0"] },
  },
  {
    what: "what was a part's own is not followed below",
    units: [
      ["Q", "02", null, "2010", null],
      ["P", "01", null, "2005", "2010"],
      ["Old", "03", null, "2000", "2005"],
      ["Below", "03101", "03", "2000", "2005"],
    ],
    heirs: [
      ["Q", "P", "PART"],
      ["P", "Old", "WHOLE"],
    ],
    sees: { Q: ["Q", "P", "Old"] },
  },
  {
    what: "a circle of heirs ends",
    units: [
      ["A", "01", null, "2000", "2010"],
      ["B", "01", null, "2010", "2020"],
    ],
    heirs: [
      ["B", "A", "WHOLE"],
      ["A", "B", "WHOLE"],
    ],
    sees: { A: ["A", "B"] },
  },
];

onEveryDatabase((kind) => {
  let database: Database;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    const place = kind === "sqlite" ? await newFile() : await newDatabase();
    remove = place.remove;
    database = await openStore({ database: place.url });
  });
  afterAll(async () => {
    await database.close();
    await remove();
  });

  const add = (name: string, row: object): Promise<number> =>
    database.write((store) => insert(store, dictionaryOf(name), row as Record<string, unknown>, { changeSetId: 0 }));

  test.each(CASES.map((one, i) => [one.what, one, i] as const))("%s", async (_what, { units, heirs = [], sees }, i) => {
    // Each case has a country of its own: its codes begin with its number.
    const coded = (code: string | null) => code && `${10 + i}${code}`;
    const day = (year: string | null) => year && `${year}-01-01`;
    const ids = new Map<string, number>();
    for (const [name, code, parent, from, until] of units) {
      const row = { code: coded(code), name, kind: "COMMUNE", parentCode: coded(parent), note: null };
      ids.set(name, await add("Unit", { ...row, validFrom: day(from), validUntil: day(until) }));
    }
    const idOf = (name: string): number => ids.get(name) as number;
    for (const [unit, before, extent] of heirs)
      await add("UnitPredecessor", { unitId: idOf(unit), predecessorId: idOf(before), extent });
    for (const [name, seen] of Object.entries(sees)) {
      const found = await unitsOf(database, idOf(name));
      expect([name, found]).toEqual([name, seen.map(idOf).sort((a, b) => a - b)]);
    }
  });

  test("a unit that is not there has nothing", async () => {
    expect(await unitsOf(database, 999_999)).toEqual([]);
  });
});
