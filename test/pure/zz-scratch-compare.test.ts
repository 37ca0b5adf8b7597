import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join as joinPath } from "node:path";
import fc from "fast-check";
import sql, { raw } from "sql-template-tag";
import { expect, test } from "vitest";
import { dayOf } from "/work/main/server/gap/catalogue-day.js";
import { EVERYONE, fetchPeople } from "/work/main/server/gap/facts.js";
import { ledgerOf } from "/work/main/server/gap/ledger.js";
import { attaining } from "/work/main/server/gap/questions.js";
import { expiringThrough, judgePerson } from "/work/main/server/gap/rule.js";
import { rates } from "/work/main/server/gap/sums.js";
import { openStore } from "/work/main/server/hub.js";
import { oracle, oracleAttainment, oracleCompliance } from "/work/main/test/oracle.js";
import { type World, worlds } from "/work/main/test/world.js";
import { DAYS } from "/work/main/test/world-place.js";

const TABLES: Record<keyof World, string> = { units: "unit", unitAreas: "unit_area", positions: "position", dimensions: "dimension", levels: "level", fieldsOfStudy: "field_of_study", documentKinds: "document_kind", legalDocuments: "legal_document", articles: "article", delegations: "delegation", standards: "standard", requirements: "requirement", criteria: "criterion", officials: "official", assignments: "assignment", qualifications: "qualification" };
async function load(db: any, world: World) {
  await db.write(async (store: any) => {
    await store.rows(raw("PRAGMA defer_foreign_keys=ON"));
    for (const t of ["standard_positions", "criterion_fields", ...Object.values(TABLES).reverse()]) await store.rows(raw(`DELETE FROM "${t}"`));
    for (const [key, table] of Object.entries(TABLES)) {
      const info = await store.rows(raw(`PRAGMA table_info("${table}")`));
      for (const row of world[key as keyof World] as any[]) {
        const cols = info.filter((c: any) => c.name in row || c.notnull);
        const vals = cols.map((c: any) => { const v = c.name in row ? row[c.name] : c.name === "version" ? 1 : c.type.startsWith("int") ? 0 : ""; return Array.isArray(v) ? JSON.stringify(v) : typeof v === "boolean" ? Number(v) : v; });
        const st = { sql: `INSERT INTO "${table}"(${cols.map((c: any) => `"${c.name}"`).join(",")}) VALUES(${cols.map(() => "?").join(",")})`, values: vals };
        await store.rows(st);
        if (row.positionIds) for (const p of row.positionIds) await store.rows(sql`INSERT INTO "standard_positions"("standardId","positionId") VALUES(${row.id},${p})`);
        if (row.fieldIds) for (const p of row.fieldIds) await store.rows(sql`INSERT INTO "criterion_fields"("criterionId","fieldOfStudyId") VALUES(${row.id},${p})`);
      }
    }
  });
}
const seen: Record<string, number> = {};
test("compare", async () => {
  const db = await openStore({ database: `sqlite:${joinPath(mkdtempSync(joinPath(tmpdir(), "cmp-")), "x.sqlite")}` });
  await fc.assert(fc.asyncProperty(worlds(), async (world) => {
    await load(db, world);
    for (const asOf of DAYS) {
      const { catalogue, groups } = await fetchPeople(db, EVERYONE, asOf);
      const day = dayOf(catalogue, asOf);
      const people: any[] = []; for await (const g of groups) people.push(...g);
      const mine = people.sort((a, b) => a.id - b.id).map((p) => judgePerson(p, day.linesOf, day)).map((g) => ({ officialId: g.person.id, verdict: g.verdict, assignments: [...g.assignments].sort((a, b) => a.assignment.id - b.assignment.id).map((a) => ({ assignmentId: a.assignment.id, kind: a.assignment.kind, verdict: a.verdict, findings: [...a.findings].sort((x, y) => x.requirement.id - y.requirement.id).map((f) => ({ requirementId: f.requirement.id, subject: f.requirement.subject, articleId: f.requirement.articleId, fact: f.fact, duty: f.duty, status: f.status, reason: f.reason, distance: f.answer.evidence ? f.answer.evidence.distance : f.fact === "SATISFIED" ? 0 : null, expiringThrough: expiringThrough(f, asOf), qualificationId: f.fact === "SATISFIED" ? (f.answer.evidence?.decisive?.id ?? null) : null, overriddenStandardIds: [...new Set(f.line.overridden.map((o) => o.standard.id))].sort((x, y) => x - y), overriddenRequirementIds: f.line.overridden.map((o) => o.id).sort((x, y) => x - y) })) })) }));
      const theirs = oracle(world, asOf);
      for (const o of theirs) for (const a of o.assignments) for (const f of a.findings) { const k = `${f.status} ${f.reason}`; seen[k] = (seen[k] ?? 0) + 1; }
      const strip = (v: any): any => JSON.parse(JSON.stringify(v, (k, x) => (process.env.STRIP ? (k === "qualificationId" ? undefined : x) : x))); expect(strip(mine)).toEqual(strip(theirs));
      const ledger = await ledgerOf(db, EVERYONE, asOf);
      const [r] = await rates(ledger, []);
      const o = oracleCompliance(world, asOf);
      expect({ met: r!.met, assessed: r!.assessed, unknown: r!.unknown, low: r!.low, high: r!.high }).toEqual({ met: o.met, assessed: o.assessed, unknown: o.unknown, low: o.low, high: o.high });
      for (const level of world.levels.slice(0, 4)) {
        const [at] = await rates(await ledgerOf(db, EVERYONE, asOf, attaining(catalogue.dimensions.get(level.dimensionId)!, catalogue.levels.get(level.id)!)), []);
        const t = oracleAttainment(world, asOf, level.dimensionId, level.id);
        expect({ met: at!.met, assessed: at!.assessed, unknown: at!.unknown, low: at!.low, high: at!.high }).toEqual({ met: t.met, assessed: t.assessed, unknown: t.unknown, low: t.low, high: t.high });
      }
    }
  }), { numRuns: 1000, path: process.env.PATHX, endOnFailure: process.env.SHRINK !== "1", seed: process.env.SEED ? Number(process.env.SEED) : undefined });
  console.log(seen);
  await db.close();
}, 600000);
