import { beforeAll, describe, expect, test } from "vitest";
import { loadDemonstration } from "../../seeds/demonstration.js";
import { nationalRows } from "../../seeds/national.js";
import { problems, whole } from "../../shared/check.js";
import { addYears, holdsOn, lastOf, overlaps } from "../../shared/day.js";
import { fieldsOf } from "../../shared/field.js";
import { dictionaries, dictionaryOf } from "../../shared/resources.js";

type Row = Record<string, unknown> & { readonly id: number };

/** Keeps what the seeds create, as it is created. */
async function collected(): Promise<Map<string, Row[]>> {
  const rows = new Map<string, Row[]>();
  const of = (resource: string): Row[] => rows.get(resource) ?? rows.set(resource, []).get(resource) ?? [];
  await loadDemonstration(
    async (resource, input) => {
      const list = of(resource);
      list.push({ ...whole(dictionaryOf(resource), input), id: list.length + 1 });
      return list.length;
    },
    async (resource, id, input) => {
      Object.assign(of(resource)[id - 1] ?? {}, input);
    },
  );
  return rows;
}

const YEARS = [2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018];
let rows: Map<string, Row[]>;
const all = (resource: string): Row[] => rows.get(resource) ?? [];
const day = (row: Row, field: string): string => row[field] as string;
const dayOrNull = (row: Row, field: string): string | null => row[field] as string | null;
const byId = (resource: string, id: unknown): Row => all(resource)[(id as number) - 1] as Row;
const by = (list: readonly Row[], field: string): Map<unknown, Row[]> => {
  const groups = new Map<unknown, Row[]>();
  for (const row of list) (groups.get(row[field]) ?? groups.set(row[field], []).get(row[field]))?.push(row);
  return groups;
};
const grouped = (resource: string, field: string): Map<unknown, Row[]> => by(all(resource), field);
const held = (row: Row, asOf: string): boolean => holdsOn(day(row, "validFrom"), dayOrNull(row, "validUntil"), asOf);

beforeAll(async () => {
  rows = await collected();
}, 60_000);

describe("what the dictionaries ask of the rows", () => {
  test("every row is one that its form would accept", () => {
    for (const dictionary of dictionaries) {
      const wrong = all(dictionary.name).flatMap((row) =>
        problems(dictionary, row).map((problem) => ({ ...problem, row })),
      );
      expect(wrong.slice(0, 3), dictionary.name).toEqual([]);
    }
  });

  test("every reference names a row, of the right resource", () => {
    for (const dictionary of dictionaries) {
      for (const [name, field] of fieldsOf(dictionary)) {
        if (field.kind !== "ref" && field.kind !== "refs") continue;
        const keys = all(dictionary.name).flatMap((row) => row[name] ?? []) as number[];
        expect(
          keys.every((key) => byId(field.to, key) !== undefined),
          `${dictionary.name}.${name}`,
        ).toBe(true);
      }
    }
  });

  test("what names a row names one row", () => {
    for (const dictionary of dictionaries) {
      const single = fieldsOf(dictionary).flatMap(([name, field]) =>
        field.kind === "text" && field.unique ? [[name]] : [],
      );
      for (const fields of [...single, ...(dictionary.unique ?? [])]) {
        // What is not filled in names nothing.
        const named = all(dictionary.name).filter((row) => fields.every((field) => row[field] ?? false));
        const keys = named.map((row) => fields.map((field) => row[field]).join(" "));
        expect(new Set(keys).size, `${dictionary.name} by ${fields}`).toBe(keys.length);
      }
    }
  });

  test("all text is in the composed form, without stray spaces", () => {
    const texts = [...rows.values()]
      .flat()
      .flatMap((row) => Object.values(row).filter((value) => typeof value === "string"));
    expect(
      texts.filter((text) => text !== text.normalize("NFC") || text !== text.trim() || text.includes("  ")),
    ).toEqual([]);
  });

  test("a level stands on the scale of the dimension beside it", () => {
    for (const resource of ["Qualification", "CourseGrant", "Criterion"]) {
      const off = all(resource).filter(
        (row) => row.levelId && byId("Level", row.levelId).dimensionId !== row.dimensionId,
      );
      expect(off, resource).toEqual([]);
    }
  });
});

test("the seeds are the same each time", async () => {
  const again = await collected();
  expect(JSON.stringify([...again])).toBe(JSON.stringify([...rows]));
}, 60_000);

describe("people", () => {
  test("nobody is appointed or recruited before the age of 18", () => {
    const early = all("Assignment").filter(
      (row) => day(row, "validFrom") < addYears(day(byId("Official", row.officialId), "birthDate"), 18),
    );
    expect(early).toEqual([]);
    expect(
      all("Official").filter((row) => row.recruitedOn && day(row, "recruitedOn") < addYears(day(row, "birthDate"), 18)),
    ).toEqual([]);
  });

  test("nobody is recruited after coming to a first position", () => {
    const first = new Map(
      [...grouped("Assignment", "officialId")].map(([id, posts]) => [
        id,
        posts.map((row) => day(row, "validFrom")).sort()[0],
      ]),
    );
    expect(
      all("Official").filter((row) => row.recruitedOn && day(row, "recruitedOn") > String(first.get(row.id))),
    ).toEqual([]);
  });

  test("no diploma is older than the sixteenth birthday of its holder", () => {
    const early = all("Qualification").filter(
      (row) =>
        row.issuedOn && lastOf(day(row, "issuedOn")) < addYears(day(byId("Official", row.officialId), "birthDate"), 16),
    );
    expect(early).toEqual([]);
  });

  test("nobody holds two primary positions at once", () => {
    for (const posts of grouped("Assignment", "officialId").values()) {
      const primary = posts
        .filter((row) => row.kind === "PRIMARY")
        .sort((a, b) => (day(a, "validFrom") < day(b, "validFrom") ? -1 : 1));
      primary.slice(1).forEach((row, i) => {
        const before = primary[i] as Row;
        expect(
          overlaps(
            day(before, "validFrom"),
            dayOrNull(before, "validUntil"),
            day(row, "validFrom"),
            dayOrNull(row, "validUntil"),
          ),
        ).toBe(false);
      });
    }
  });

  test("every assignment lies within the life of its unit and of its position", () => {
    for (const resource of ["Unit", "Position"]) {
      const field = `${resource.toLowerCase()}Id`;
      const outside = all("Assignment").filter((row) => {
        const life = byId(resource, row[field]);
        const until = dayOrNull(life, "validUntil");
        const ends = dayOrNull(row, "validUntil");
        return day(row, "validFrom") < day(life, "validFrom") || (until !== null && (ends === null || ends > until));
      });
      expect(outside, resource).toEqual([]);
    }
  });

  test.each([
    ["2010-01-01", 122, 22],
    ["2015-03-10", 122, 22],
    ["2015-03-11", 122, 22],
    ["2018-12-31", 122, 22],
    ["2020-01-31", 122, 22],
    ["2020-02-01", 108, 32],
    ["2025-06-30", 108, 32],
    ["2025-07-01", 37, 48],
    ["2026-06-30", 37, 48],
  ])("on %s each of the %i communes has a staff, of %i at most", (asOf, count, most) => {
    const kinds = ["COMMUNE", "WARD", "TOWNSHIP"];
    const units = all("Unit").filter((row) => kinds.includes(row.kind as string) && held(row, asOf));
    const staff = by(
      all("Assignment").filter((row) => row.kind === "PRIMARY" && held(row, asOf)),
      "unitId",
    );
    const sizes = units.map((unit) => staff.get(unit.id)?.length ?? 0);
    expect(units.length).toBe(count);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(most);
  });
});

describe("the published figures", () => {
  const codeOf = (position: unknown): Row => byId("Position", position);
  const atIntermediate = (row: Row): boolean => (byId("Level", row.levelId).rank as number) >= 2;

  /** Attainment of intermediate on a day: those who hold it, those assessed, those of whom it is not known. */
  function attainment(category: string, asOf: string): { met: number; assessed: number; unknown: number } {
    const professional = all("Dimension").find((row) => row.code === "PROFESSIONAL")?.id;
    const papers = by(
      all("Qualification").filter(
        (row) =>
          row.dimensionId === professional &&
          (row.issuedOn === null || lastOf(day(row, "issuedOn")) <= asOf) &&
          (row.revokedFrom === null || asOf < day(row, "revokedFrom")),
      ),
      "officialId",
    );
    const population = all("Assignment").filter(
      (row) => row.kind === "PRIMARY" && held(row, asOf) && codeOf(row.positionId).category === category,
    );
    const count = { met: 0, assessed: population.length, unknown: 0 };
    for (const post of population) {
      const own = papers.get(post.officialId) ?? [];
      const verified = own.filter((row) => row.state === "VERIFIED");
      if (verified.some(atIntermediate)) count.met++;
      else if (verified.length === 0 || own.some((row) => row.state === "DECLARED" && atIntermediate(row)))
        count.unknown++;
    }
    return count;
  }

  test("at the end of 2018, 944 of 1,310 cadres and 1,146 of 1,160 civil servants are at intermediate or above", () => {
    expect(attainment("CADRE", "2018-12-31")).toEqual({ met: 944, assessed: 1310, unknown: 0 });
    expect(attainment("CIVIL_SERVANT", "2018-12-31")).toEqual({ met: 1146, assessed: 1160, unknown: 0 });
  });

  test("at the end of 2018, 32 secretaries also chair the People's Council", () => {
    const beside = all("Assignment").filter((row) => row.kind === "CONCURRENT" && held(row, "2018-12-31"));
    expect(beside.length).toBe(32);
    expect(beside.every((row) => codeOf(row.positionId).code === "PEOPLE_COUNCIL_CHAIR")).toBe(true);
  });

  test("the shares rise from year end to year end, and a little after", () => {
    for (const category of ["CADRE", "CIVIL_SERVANT"]) {
      const shares = [...YEARS, 2019, 2020, 2021].map((year) => {
        const { met, assessed } = attainment(category, `${year}-12-31`);
        return met / assessed;
      });
      expect(shares, category).toEqual([...shares].sort((a, b) => a - b));
      expect(new Set(shares).size).toBe(shares.length);
    }
  });

  test("36 classes of 5 to 20 days have 3,344 participations in 2010-2018", () => {
    const classes = all("Class");
    expect(classes.length).toBe(36);
    expect(classes.every((row) => (row.days as number) >= 5 && (row.days as number) <= 20)).toBe(true);
    expect(classes.every((row) => day(row, "heldFrom") >= "2010-01-01" && day(row, "closedOn") <= "2018-12-31")).toBe(
      true,
    );
    expect(classes.every((row) => row.state === "CLOSED")).toBe(true);
    expect(all("Enrolment").length).toBe(3344);
    const sizes = [...grouped("Enrolment", "classId").values()].map((list) => list.length).sort();
    expect(sizes).toEqual([...Array(4).fill(92), ...Array(32).fill(93)]);
  });

  test("a class belongs to the plan of its years, those of 2010 to none", () => {
    for (const row of all("Class")) {
      const year = Number(day(row, "heldFrom").slice(0, 4));
      if (year === 2010) expect(row.planId).toBeNull();
      else expect(byId("Plan", row.planId)).toMatchObject({ firstYear: year < 2016 ? 2011 : 2016 });
    }
  });

  test("who sits in a class is in office while it is held, and its course is offered then", () => {
    const posts = grouped("Assignment", "officialId");
    for (const row of all("Enrolment")) {
      const held = byId("Class", row.classId);
      const there = (posts.get(row.officialId) ?? []).some(
        (post) =>
          day(post, "validFrom") <= day(held, "heldFrom") &&
          (post.validUntil === null || day(post, "validUntil") > day(held, "closedOn")),
      );
      expect(there).toBe(true);
    }
    for (const row of all("Class")) {
      const course = byId("Course", row.courseId);
      expect(holdsOn(day(course, "availableFrom"), dayOrNull(course, "availableUntil"), day(row, "closedOn"))).toBe(
        true,
      );
    }
  });

  test("who passes gets what the course grants, on the day the class closed", () => {
    const papers = grouped("Qualification", "number");
    for (const row of all("Enrolment").filter((one) => one.result === "PASSED")) {
      const held = byId("Class", row.classId);
      const grants = all("CourseGrant").filter((one) => one.courseId === held.courseId && one.effect === "GRANTS");
      const given = papers.get(row.certificateNumber) ?? [];
      expect(given.length).toBe(grants.length);
      for (const paper of given)
        expect(paper).toMatchObject({ officialId: row.officialId, issuedOn: held.closedOn, state: "VERIFIED" });
    }
  });
});

describe("standards", () => {
  test("all are published, each line with a way to meet it", () => {
    expect(all("Standard").every((row) => row.state === "PUBLISHED")).toBe(true);
    const lines = new Set(all("Requirement").map((row) => row.standardId));
    expect(all("Standard").every((row) => lines.has(row.id))).toBe(true);
    const criteria = new Set(all("Criterion").map((row) => row.requirementId));
    expect(all("Requirement").every((row) => criteria.has(row.id))).toBe(true);
  });

  test("versions of one standard share no day", () => {
    for (const [code, versions] of grouped("Standard", "code")) {
      for (const [i, a] of versions.entries()) {
        for (const b of versions.slice(i + 1)) {
          expect(
            overlaps(
              day(a, "inForceFrom"),
              dayOrNull(a, "inForceUntil"),
              day(b, "inForceFrom"),
              dayOrNull(b, "inForceUntil"),
            ),
            String(code),
          ).toBe(false);
        }
      }
    }
  });

  test("a requirement cites an article of the document on which its standard rests", () => {
    const astray = all("Requirement").filter(
      (row) => byId("Article", row.articleId).documentId !== byId("Standard", row.standardId).documentId,
    );
    expect(astray).toEqual([]);
  });

  test("nothing asks anything of commune titles from 2025-07-01 on", () => {
    expect(
      all("Standard").filter((row) => holdsOn(day(row, "inForceFrom"), dayOrNull(row, "inForceUntil"), "2025-07-01")),
    ).toEqual([]);
  });

  test("every title has a mandatory line on every day from 2010 to 2025", () => {
    for (const asOf of [
      "2010-01-01",
      "2012-12-14",
      "2012-12-15",
      "2018-12-31",
      "2019-12-25",
      "2020-07-01",
      "2023-07-31",
      "2023-08-01",
      "2025-06-30",
    ]) {
      const asked = all("Standard")
        .filter((row) => holdsOn(day(row, "inForceFrom"), dayOrNull(row, "inForceUntil"), asOf))
        .filter((row) =>
          all("Requirement").some(
            (line) => line.standardId === row.id && line.obligation === "MANDATORY" && !line.firstTermOnly,
          ),
        )
        .filter((row) => !(row.noArea as string[]).includes("MOUNTAINOUS"))
        .flatMap((row) => row.positionIds as number[]);
      const missing = all("Position").filter((row) => held(row, asOf) && !asked.includes(row.id));
      expect(
        missing.map((row) => row.code),
        asOf,
      ).toEqual([]);
    }
  });
});

describe("files as in life", () => {
  /** The share of officials in office on a day whose records of a dimension do not say enough. */
  function unclear(dimension: string, category: string, asOf: string): number {
    const id = all("Dimension").find((row) => row.code === dimension)?.id;
    const papers = by(
      all("Qualification").filter((row) => row.dimensionId === id),
      "officialId",
    );
    const there = all("Assignment").filter(
      (row) => row.kind === "PRIMARY" && held(row, asOf) && byId("Position", row.positionId).category === category,
    );
    return (
      there.filter((row) => !(papers.get(row.officialId) ?? []).some((paper) => paper.state === "VERIFIED")).length /
      there.length
    );
  }

  test("some records are missing, only declared or rejected: four to eight in a hundred", () => {
    for (const [dimension, category] of [
      ["GENERAL_EDUCATION", "CADRE"],
      ["GENERAL_EDUCATION", "CIVIL_SERVANT"],
      ["POLITICAL_THEORY", "CADRE"],
      ["INFORMATICS", "CIVIL_SERVANT"],
    ] as const) {
      const share = unclear(dimension, category, "2018-12-31");
      expect(share, dimension).toBeGreaterThan(0.04);
      expect(share, dimension).toBeLessThan(0.08);
    }
    for (const state of ["DECLARED", "REJECTED"])
      expect(all("Qualification").filter((row) => row.state === state).length).toBeGreaterThan(100);
  });

  test("some certificates have run out", () => {
    expect(
      all("Qualification").filter((row) => row.validThrough && day(row, "validThrough") < "2018-12-31").length,
    ).toBeGreaterThan(100);
  });
});

test("no more rows than load in seconds", () => {
  const total = [...rows.values()].reduce((sum, list) => sum + list.length, 0);
  expect(total).toBeLessThan(42_000);
});

describe("a country of any size", () => {
  const OFFICIALS = 3_000;

  test("has so many officials with one primary position each, in rows that every form would accept", async () => {
    const seen = new Map<string, Set<number>>();
    for await (const { resource, rows: batch } of nationalRows(OFFICIALS)) {
      const dictionary = dictionaryOf(resource);
      const keys = seen.get(resource) ?? seen.set(resource, new Set()).get(resource);
      for (const row of batch) {
        expect(problems(dictionary, whole(dictionary, row))).toEqual([]);
        expect(keys?.has(row.id)).toBe(false);
        keys?.add(row.id);
        const later = fieldsOf(dictionary).filter(
          ([name, field]) => field.kind === "ref" && row[name] && !seen.get(field.to)?.has(row[name] as number),
        );
        expect(later, `${resource} comes before what it refers to`).toEqual([]);
      }
    }
    expect(seen.get("Official")?.size).toBe(OFFICIALS);
    expect(seen.get("Assignment")?.size).toBe(OFFICIALS);
    expect(Math.round(((seen.get("Qualification")?.size ?? 0) / OFFICIALS) * 2) / 2).toBe(3.5);
  }, 60_000);

  test("is the same each time", async () => {
    const text = async (): Promise<string> => {
      const batches: unknown[] = [];
      for await (const batch of nationalRows(500)) batches.push(batch);
      return JSON.stringify(batches);
    };
    expect(await text()).toBe(await text());
  });
});
