import sql, { raw } from "sql-template-tag";
import type { Database, Reader } from "../database.js";

/** Of several rows that carry the parent's code, the child lies under the last one that it shares a day with. */
const OVERLAPS = (a: string, b: string) =>
  raw(
    `(${b}."validUntil" IS NULL OR ${a}."validFrom" < ${b}."validUntil") AND (${a}."validUntil" IS NULL OR ${b}."validFrom" < ${a}."validUntil")`,
  );

/**
 * The ids of all that someone answers for whose unit this is: the unit with those that went on under its code, what
 * lies below them, and what all these were made of. Whoever was last above a unit answers for all of it: a commune
 * that has moved belongs to its new district, what it was before it moved to both. A part that was taken from a unit
 * brings that unit along, not what lay below it; a unit that goes on beside its heir is not the heir's.
 */
export async function unitsOf(store: Reader, unitId: number): Promise<number[]> {
  const found = await store.rows<{ id: number }>(sql`
    WITH RECURSIVE
    own(id, code) AS (
      SELECT u."id", u."code" FROM "unit" u WHERE u."id" = ${unitId}
      UNION
      SELECT u."id", u."code" FROM own o
        JOIN "unit_predecessor" p ON p."predecessorId" = o.id
        JOIN "unit" u ON u."id" = p."unitId" AND u."code" = o.code
    ),
    steps(above, id, below, whole) AS MATERIALIZED (
      SELECT a."id", c."id", 1, 1 FROM "unit" c JOIN "unit" a ON a."code" = c."parentCode" AND ${OVERLAPS("a", "c")}
        WHERE NOT EXISTS (
          SELECT 1 FROM "unit" l WHERE l."code" = c."parentCode" AND l."validFrom" > a."validFrom" AND ${OVERLAPS("l", "c")}
        )
      UNION ALL
      SELECT p."unitId", p."predecessorId", 0, CASE WHEN p."extent" = 'PART' THEN 0 ELSE 1 END
        FROM "unit_predecessor" p JOIN "unit" b ON b."id" = p."predecessorId" AND b."validUntil" IS NOT NULL
    ),
    scope(id, whole) AS (
      SELECT id, 1 FROM own
      UNION
      SELECT s.id, s.whole * c.whole FROM scope c JOIN steps s ON s.above = c.id WHERE c.whole >= s.below
    )
    SELECT DISTINCT id FROM scope ORDER BY id`);
  return found.map(({ id }) => id);
}

/**
 * Whether a page of people in order is found sooner by looking at each in turn than by gathering those of these units.
 * Of all U units k are theirs: in turn, some U / k looks a row; gathered, k lots of people. Measured to balance where
 * k² is 5.5 U: at 246 of 11,000, and at 26 of 122.
 */
export async function isWide(store: Reader, units: readonly number[]): Promise<boolean> {
  const [all] = await store.rows<{ n: number }>(sql`SELECT CAST(count(*) AS integer) AS n FROM "unit"`);
  return units.length ** 2 > 5.5 * (all?.n ?? 0);
}

/** How long units may have been changed by another process without its being seen, where others write at all. */
const ELSEWHERE_MS = 5_000;

/** `unitsOf`, remembered until data is written: it takes 10 to 25 ms in a country of 12,000 units. */
export function rememberedUnits(database: Database): (unitId: number) => Promise<readonly number[]> {
  const longest = database.dialect.name === "sqlite" ? Number.POSITIVE_INFINITY : ELSEWHERE_MS;
  const remembered = new Map<number, Promise<readonly number[]>>();
  let written = -1;
  let since = 0;
  return (unitId) => {
    if (written !== database.written() || performance.now() - since > longest) {
      remembered.clear();
      written = database.written();
      since = performance.now();
    }
    const known = remembered.get(unitId) ?? unitsOf(database, unitId);
    remembered.set(unitId, known);
    known.catch(() => remembered.delete(unitId));
    return known;
  };
}
