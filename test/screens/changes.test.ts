import { describe, expect, test } from "vitest";
import { createInput, formErrors, updateInput } from "../../admin/changes.js";
import { compare, merged } from "../../admin/conflict.js";
import { apiFilter } from "../../admin/filter.js";
import { typedDay, typedPartialDay } from "../../admin/typed-day.js";
import { dictionaryOf } from "../../shared/resources.js";

const official = dictionaryOf("Official");

describe("a day as people type it", () => {
  test.each([
    ["31/12/2018", "2018-12-31"],
    ["31.12.2018", "2018-12-31"],
    ["31-12-2018", "2018-12-31"],
    ["31122018", "2018-12-31"],
    ["2018-12-31", "2018-12-31"],
    ["1/7/2012", "2012-07-01"],
    ["29/2/2015", null],
    ["31/12/18", null],
    ["hôm qua", null],
  ])("%s", (text, day) => expect(typedDay(text)).toBe(day));

  test.each([
    ["2014", "2014"],
    ["6/2014", "2014-06"],
    ["062014", "2014-06"],
    ["2014-06", "2014-06"],
    ["12/6/2014", "2014-06-12"],
    ["13/2014", null],
  ])("in part: %s", (text, day) => expect(typedPartialDay(text)).toBe(day));
});

describe("what a form sends", () => {
  const was = {
    id: "1",
    version: 3,
    code: "A",
    fullName: "An",
    phone: "0209 111 111",
    assignments: [
      { id: "7", version: 2, unitId: "5", positionId: "2", kind: "PRIMARY", validFrom: "2012-07-01", validUntil: null },
      {
        id: "8",
        version: 1,
        unitId: "6",
        positionId: "2",
        kind: "PRIMARY",
        validFrom: "2010-07-01",
        validUntil: "2012-07-01",
      },
    ],
  };

  test("only what changed, null for what was emptied, children by what became of them", () => {
    const [first] = was.assignments;
    const now = {
      ...was,
      phone: "",
      assignments: [
        { ...first, validUntil: "2020-01-01" },
        { unitId: "9", positionId: "3", kind: "ACTING", validFrom: "2020-01-01" },
      ],
    };
    expect(updateInput(official, now, was).input).toEqual({
      phone: null,
      assignments: {
        create: [{ unitId: "9", positionId: "3", kind: "ACTING", validFrom: "2020-01-01" }],
        update: [{ id: "7", expectedVersion: 2, input: { validUntil: "2020-01-01" } }],
        delete: [{ id: "8", expectedVersion: 1 }],
      },
    });
  });

  test("nothing where nothing changed", () => expect(updateInput(official, { ...was }, was).input).toEqual({}));

  test("a child's fault comes back to its row, however deep", () => {
    const standard = dictionaryOf("Standard");
    const row = { code: "X", requirements: [{ subject: "AGE", criteria: [{ kind: "AGE" }, { kind: "LEVEL" }] }] };
    const { places } = createInput(standard, row);
    const fault = {
      field: "requirements.create.0.criteria.create.1.levelId",
      code: "REQUIRED",
      message: "cần được điền",
    };
    expect(formErrors(standard, [fault], places)).toEqual({
      requirements: { 0: { criteria: { 1: { levelId: "cần được điền" } } } },
    });
  });
});

describe("two changes of one row", () => {
  const base = {
    id: "1",
    version: 1,
    fullName: "An",
    phone: "1",
    note: null,
    qualifications: [{ id: "4", version: 1, number: "N" }],
  };
  const mine = { ...base, phone: "2", note: "mine" };
  const theirs = { ...base, version: 2, phone: "3", fullName: "An An", qualifications: [] };

  test("meet only where both changed the same place otherwise", () => {
    const { differences, theirsOnly } = compare(official, { base, mine, theirs });
    expect(differences.map(({ path }) => path)).toEqual(["phone"]);
    expect(theirsOnly.map(({ en }) => en)).toEqual(["Full name", "Qualifications"]);
  });

  test.each([
    ["mine", "2"],
    ["theirs", "3"],
  ] as const)("chosen %s, and all else is kept from both", (side, phone) => {
    const row = merged(official, { base, mine, theirs }, new Map([["phone", side]]));
    expect(row).toMatchObject({ version: 2, phone, note: "mine", fullName: "An An", qualifications: [] });
  });

  test("a row that the other one deleted comes back as a new one where mine is chosen", () => {
    const changed = { ...base, qualifications: [{ id: "4", version: 1, number: "M" }] };
    const three = { base, mine: changed, theirs };
    expect(compare(official, three).differences.map(({ path }) => path)).toEqual(["qualifications:4"]);
    expect(merged(official, three, new Map([["qualifications:4", "mine"]])).qualifications).toEqual([{ number: "M" }]);
    expect(merged(official, three, new Map([["qualifications:4", "theirs"]])).qualifications).toEqual([]);
  });
});

test("a list's filter becomes the API's", () => {
  expect(
    apiFilter(official, {
      q: "an",
      gender: "FEMALE",
      birthDate: { from: "1980-01-01", to: null },
      within: "06",
      phone: "",
    }),
  ).toEqual({
    and: [{ gender: { eq: "FEMALE" } }, { birthDate: { gte: "1980-01-01" } }, { unit: { within: ["06"] } }],
  });
  expect(apiFilter(official, { q: "an" })).toBeUndefined();
});
