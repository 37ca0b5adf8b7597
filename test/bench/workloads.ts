/** What is measured: an operation as it is sent, and the bare statement that brings the same data. */
export type Workload = {
  readonly name: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
  /** The statement whose speed is the floor, and its parameters. */
  readonly floor: { readonly sql: string; readonly params: readonly unknown[] };
  readonly connections: number;
  /** Asks for another day with each request, so that nothing kept from the request before can answer. */
  readonly otherDays?: true;
};

/** What a seeded database offers to ask about. */
export type Places = {
  readonly province: string;
  readonly district: string;
  readonly official: number;
  readonly day: string;
};

const HOLDS = (row: string): string =>
  `${row}."validFrom" <= ? AND (${row}."validUntil" IS NULL OR ${row}."validUntil" > ?)`;

const ROW = `json_object('id', o."id", 'code', o."code", 'fullName', o."fullName", 'gender', o."gender",
  'assignments', (SELECT json_group_array(json_object('id', a."id", 'kind', a."kind", 'validFrom', a."validFrom", 'validUntil', a."validUntil",
    'position', json_object('id', p."id", 'code', p."code", 'name', p."name"), 'unit', json_object('id', u."id", 'code', u."code", 'name', u."name")))
    FROM "assignment" a JOIN "position" p ON p."id" = a."positionId" JOIN "unit" u ON u."id" = a."unitId" WHERE a."officialId" = o."id" AND ${HOLDS("a")}),
  'qualifications', (SELECT json_group_array(json_object('id', q."id", 'issuedOn', q."issuedOn", 'validThrough', q."validThrough", 'state', q."state",
    'dimension', json_object('code', d."code", 'name', d."name"), 'level', json_object('code', l."code", 'name', l."name", 'rank', l."rank")))
    FROM "qualification" q JOIN "dimension" d ON d."id" = q."dimensionId" JOIN "level" l ON l."id" = q."levelId" WHERE q."officialId" = o."id"))`;

const FIELDS = `id code fullName gender
  assignments { nodes { id kind validFrom validUntil position { id code name } unit { id code name } } }
  qualifications { nodes { id issuedOn validThrough state dimension { code name } level { code name rank } } }`;

const WITHIN = `IN (WITH RECURSIVE below(id, code) AS (
    SELECT w."id", w."code" FROM "unit" w WHERE w."code" = ? AND ${HOLDS("w")}
    UNION SELECT w."id", w."code" FROM "unit" w JOIN below b ON w."parentCode" = b.code WHERE ${HOLDS("w")}) SELECT id FROM below)`;

/** A plain rule in one statement: who holds, verified and valid, each level that a standard in force asks of the position. */
const counts = (where: string): string => `WITH need AS MATERIALIZED (
    SELECT sp."positionId", r."id" AS line, c."dimensionId", least."rank" FROM "standard_positions" sp
    JOIN "standard" s ON s."id" = sp."standardId" AND s."state" <> 'DRAFT' AND s."inForceFrom" <= ? AND (s."inForceUntil" IS NULL OR s."inForceUntil" > ?)
    JOIN "requirement" r ON r."standardId" = s."id" AND r."obligation" = 'MANDATORY' AND NOT r."firstTermOnly"
    JOIN "criterion" c ON c."requirementId" = r."id" AND c."kind" = 'LEVEL' JOIN "level" least ON least."id" = c."levelId")
  SELECT p."category", count(*) AS n, sum(NOT EXISTS (
    SELECT 1 FROM need WHERE need."positionId" = a."positionId" AND NOT EXISTS (
      SELECT 1 FROM "qualification" q JOIN "level" l ON l."id" = q."levelId"
      WHERE q."officialId" = a."officialId" AND +q."dimensionId" = need."dimensionId" AND q."state" = 'VERIFIED' AND l."rank" >= need."rank"
        AND (q."validThrough" IS NULL OR q."validThrough" >= ?)))) AS met
  FROM "assignment" a JOIN "position" p ON p."id" = a."positionId"
  WHERE a."kind" = 'PRIMARY' AND ${HOLDS("a")} AND ${where} GROUP BY p."category"`;

/** The workloads, in the order in which they are printed. */
export function workloadsOf({ province, district, official, day }: Places): readonly Workload[] {
  const d = (count: number): string[] => Array.from({ length: count }, () => day);
  return [
    {
      name: "list page",
      query: `query ($asOf: LocalDate) { officials(limit: 25, asOf: $asOf) { nodes { ${FIELDS} } } }`,
      variables: { asOf: day },
      floor: {
        sql: `SELECT json_group_array(json(x)) FROM (SELECT ${ROW} AS x FROM "official" o ORDER BY o."fullNameKey", o."id" LIMIT 25)`,
        params: d(2),
      },
      connections: 10,
    },
    {
      name: "filtered, counted page",
      query: `query ($asOf: LocalDate, $unit: [String!]) { officials(limit: 25, asOf: $asOf, filter: { unit: { within: $unit }, gender: { eq: FEMALE } }) { totalCount nodes { ${FIELDS} } } }`,
      variables: { asOf: day, unit: [district] },
      floor: {
        sql: `WITH found AS MATERIALIZED (SELECT o.* FROM "official" o WHERE o."gender" = 'FEMALE' AND o."id" IN (
          SELECT h."officialId" FROM "assignment" h WHERE ${HOLDS("h")} AND h."unitId" ${WITHIN}))
          SELECT (SELECT count(*) FROM found) AS n, (SELECT json_group_array(json(x)) FROM (SELECT ${ROW} AS x FROM found o ORDER BY o."fullNameKey", o."id" LIMIT 25))`,
        params: [...d(2), district, ...d(4), ...d(2)],
      },
      connections: 10,
    },
    {
      name: "gap of one",
      query: `query ($id: ID!, $asOf: LocalDate) { official(id: $id, asOf: $asOf) { fullName gap { verdict assignments { verdict findings { subject status reason distance } } } } }`,
      variables: { id: String(official), asOf: day },
      floor: { sql: counts('a."officialId" = ?'), params: [...d(5), official] },
      connections: 10,
    },
    {
      name: "gaps of a district",
      query: `query ($asOf: LocalDate, $unit: [String!]) { gaps(asOf: $asOf, limit: 100, officials: { unit: { within: $unit } }) { totalCount nodes { official { fullName } verdict assignments { findings { subject status reason } } } } }`,
      variables: { asOf: day, unit: [district] },
      floor: { sql: counts(`a."unitId" ${WITHIN}`), params: [...d(5), district, ...d(4)] },
      connections: 10,
      otherDays: true,
    },
    {
      name: "counts of a province",
      query: `query ($asOf: LocalDate, $unit: [String!]) { compliance(asOf: $asOf, by: [CATEGORY], officials: { unit: { within: $unit } }) { keys { code } met assessed unknown } }`,
      variables: { asOf: day, unit: [province] },
      floor: { sql: counts(`a."unitId" ${WITHIN}`), params: [...d(5), province, ...d(4)] },
      connections: 2,
      otherDays: true,
    },
    {
      name: "counts of the country",
      query: `query ($asOf: LocalDate) { compliance(asOf: $asOf, by: [CATEGORY]) { keys { code } met assessed unknown } }`,
      variables: { asOf: day },
      floor: { sql: counts("TRUE"), params: d(5) },
      connections: 1,
      otherDays: true,
    },
  ];
}
