import sql from "sql-template-tag";
import type { Database, Reader } from "../database.js";
import { type Area, bitOf } from "./areas.js";
import { byId, grouped } from "./grouped.js";
import { type Article, loadLaw } from "./law.js";
import type { Areas, Course, Dimension, Grant, Level, Requirement, Standard } from "./terms.js";

/** The scales, the law, the units and the courses as they stand in the store, with every reference followed. */
export type Catalogue = {
  readonly dimensions: ReadonlyMap<number, CalledDimension>;
  readonly levels: ReadonlyMap<number, CalledLevel>;
  readonly fields: ReadonlyMap<number, FieldOfStudy>;
  readonly articles: ReadonlyMap<number, Article>;
  readonly standards: readonly Standard[];
  readonly requirements: ReadonlyMap<number, Requirement>;
  readonly courses: ReadonlyMap<number, CalledCourse>;
  readonly positions: ReadonlyMap<number, Position>;
  readonly units: ReadonlyMap<number, Unit>;
  /** A code is used again over time, by one unit on any one day. */
  readonly unitsByCode: ReadonlyMap<string, readonly Unit[]>;
};

/** What something is called. */
export type Called = { readonly code: string; readonly name: string; readonly nameEn: string | null };
export type CalledDimension = Dimension & Called;
export type CalledLevel = Level & Called;
export type CalledCourse = Course & Called;
export type FieldOfStudy = Called & { readonly id: number; readonly parentId: number | null };
export type Position = Called & { readonly id: number; readonly category: "CADRE" | "CIVIL_SERVANT" };
export type Unit = {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parentCode: string | null;
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly areas: readonly Dated<{ readonly bit: Areas }>[];
};
type Dated<T> = T & { readonly validFrom: string; readonly validUntil: string | null };

const kept = new WeakMap<Database, { readonly written: number; readonly catalogue: Promise<Catalogue> }>();

/** The catalogue as it stands; read again only after a write. */
export function catalogueOf(database: Database): Promise<Catalogue> {
  const known = kept.get(database);
  if (known && known.written === database.written()) return known.catalogue;
  const catalogue = readCatalogue(database);
  kept.set(database, { written: database.written(), catalogue });
  catalogue.catch(() => kept.delete(database));
  return catalogue;
}

/** Reads the whole catalogue, in a number of statements that does not depend on its size. */
export async function readCatalogue(reader: Reader): Promise<Catalogue> {
  const [dimensions, levels, fields] = [
    await loadDimensions(reader),
    await loadLevels(reader),
    await loadFields(reader),
  ];
  const units = await loadUnits(reader);
  return {
    dimensions,
    levels,
    fields,
    ...(await loadLaw(reader, { dimensions, levels, fields })),
    courses: await loadCourses(reader, levels),
    positions: byId(
      await reader.rows<Position>(
        sql`SELECT "id", "code", "name", "nameEn", "category" FROM "position" ORDER BY "rank", "id"`,
      ),
    ),
    units,
    unitsByCode: grouped(units.values(), (one) => one.code),
  };
}

async function loadDimensions(reader: Reader): Promise<Map<number, CalledDimension>> {
  const rows = await reader.rows<CalledDimension>(
    sql`SELECT "id", "code", "name", "nameEn", "evidenceExpires" FROM "dimension" ORDER BY "rank", "id"`,
  );
  return byId(rows.map((row) => ({ ...row, evidenceExpires: Boolean(row.evidenceExpires) })));
}

const loadLevels = async (reader: Reader): Promise<Map<number, CalledLevel>> =>
  byId(await reader.rows<CalledLevel>(sql`SELECT "id", "dimensionId", "rank", "code", "name", "nameEn" FROM "level"`));

const loadFields = async (reader: Reader): Promise<Map<number, FieldOfStudy>> =>
  byId(await reader.rows<FieldOfStudy>(sql`SELECT "id", "code", "name", "nameEn", "parentId" FROM "field_of_study"`));

async function loadUnits(reader: Reader): Promise<Map<number, Unit>> {
  type AreaRow = Dated<{ unitId: number; area: Area }>;
  const areas = grouped(
    await reader.rows<AreaRow>(sql`SELECT "unitId", "area", "validFrom", "validUntil" FROM "unit_area"`),
    (one) => one.unitId,
  );
  const rows = await reader.rows<Omit<Unit, "areas">>(
    sql`SELECT "id", "code", "name", "kind", "parentCode", "validFrom", "validUntil" FROM "unit"`,
  );
  return byId(
    rows.map((row) => ({ ...row, areas: (areas.get(row.id) ?? []).map((one) => ({ ...one, bit: bitOf(one.area) })) })),
  );
}

type GrantRow = Omit<Grant, "level" | "fieldId"> & { courseId: number; levelId: number; fieldOfStudyId: number | null };

async function loadCourses(reader: Reader, levels: ReadonlyMap<number, Level>): Promise<Map<number, CalledCourse>> {
  const grants = grouped(
    await reader.rows<GrantRow>(
      sql`SELECT "courseId", "effect", "levelId", "fieldOfStudyId", "validMonths", "renewWithinMonths" FROM "course_grant"`,
    ),
    (one) => one.courseId,
  );
  const rows = await reader.rows<Omit<CalledCourse, "grants">>(
    sql`SELECT "id", "code", "name", "nameEn", "days", "degreeStudy", "availableFrom", "availableUntil" FROM "course"`,
  );
  const grantOf = ({ levelId, fieldOfStudyId, ...given }: GrantRow): Grant[] => {
    const level = levels.get(levelId);
    return level ? [{ ...given, level, fieldId: fieldOfStudyId }] : [];
  };
  return byId(
    rows.map((row) => ({
      ...row,
      degreeStudy: Boolean(row.degreeStudy),
      grants: (grants.get(row.id) ?? []).flatMap(grantOf),
    })),
  );
}
