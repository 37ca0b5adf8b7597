import { holdsOn } from "../shared/day.js";
import { rowOf } from "./oracle-fact.js";
import type { World } from "./world.js";
import type {
  Area,
  AssignmentRow,
  DelegationRow,
  Obligation,
  RequirementRow,
  StandardRow,
  UnitRow,
} from "./world-rows.js";

/** The law side of the slow oracle: which lines apply to an assignment on a day? R1, R2. Choices: see oracle.ts. */
export type Ruling = {
  /** The lines of the winning standard on the subject. */
  readonly lines: readonly RequirementRow[];
  /** The standards that would have applied, and their lines on the subject. */
  readonly overriddenStandardIds: readonly number[];
  readonly overriddenRequirementIds: readonly number[];
};
/** A standard in force for the assignment, with its lines on one subject and of one obligation. */
type Candidate = { readonly standard: StandardRow; readonly lines: readonly RequirementRow[] };

/** The unit and those above it on the day, lowest first; empty where the unit does not exist on that day. */
function unitAndAbove(world: World, unitId: number, asOf: string): UnitRow[] {
  const line: UnitRow[] = [];
  let at: UnitRow | undefined = rowOf(world.units, unitId);
  if (!holdsOn(at.validFrom, at.validUntil, asOf)) return [];
  while (at && !line.includes(at)) {
    line.push(at);
    const above: string | null = at.parentCode;
    at = world.units.find((unit) => unit.code === above && holdsOn(unit.validFrom, unit.validUntil, asOf));
  }
  return line;
}

/** The areas of the unit on the day: its own, not inherited. */
function areasOf(world: World, unitId: number, asOf: string): Area[] {
  const areas: Area[] = [];
  for (const row of world.unitAreas)
    if (row.unitId === unitId && holdsOn(row.validFrom, row.validUntil, asOf)) areas.push(row.area);
  return areas;
}
/** Any of the areas named; none named: everywhere. */
const inAny = (named: readonly Area[], areas: readonly Area[]): boolean =>
  named.length === 0 || named.some((area) => areas.includes(area));

/** R1: published, also if repealed since; covers the position; in force on the day; the scope holds the unit. */
function isInForce(world: World, standard: StandardRow, assignment: AssignmentRow, asOf: string): boolean {
  if (standard.state === "DRAFT") return false;
  if (standard.positionIds.length > 0 && !standard.positionIds.includes(assignment.positionId)) return false;
  if (!holdsOn(standard.inForceFrom, standard.inForceUntil, asOf)) return false;
  const line = unitAndAbove(world, assignment.unitId, asOf);
  if (line.length === 0) return false;
  if (standard.unitId !== null && !line.some((unit) => unit.id === standard.unitId)) return false;
  const areas = areasOf(world, assignment.unitId, asOf);
  return inAny(standard.anyArea, areas) && !standard.noArea.some((area) => areas.includes(area));
}

/** R2: the standards that compete for a subject: MANDATORY with MANDATORY only; first-term lines only on a first term. */
function candidatesFor(
  world: World,
  assignment: AssignmentRow,
  subject: string,
  obligation: Obligation,
  asOf: string,
): Candidate[] {
  const candidates: Candidate[] = [];
  for (const standard of world.standards) {
    if (!isInForce(world, standard, assignment, asOf)) continue;
    const lines: RequirementRow[] = [];
    for (const line of world.requirements) {
      if (line.standardId !== standard.id || line.subject !== subject || line.obligation !== obligation) continue;
      if (line.firstTermOnly && assignment.firstTerm !== true) continue;
      lines.push(line);
    }
    if (lines.length > 0) candidates.push({ standard, lines });
  }
  return candidates;
}

const documentOf = (world: World, one: Candidate) => rowOf(world.legalDocuments, one.standard.documentId);
const tierOf = (world: World, one: Candidate): number => rowOf(world.documentKinds, documentOf(world, one).kindId).tier;
const leadingNumber = (number: string): number => Number(/^\d+/.exec(number)?.[0] ?? -1);
/** How deep the issuing unit lies: none 0, one without a parent 1, … */
const depth = (world: World, one: Candidate, asOf: string): number =>
  one.standard.unitId === null ? 0 : unitAndAbove(world, one.standard.unitId, asOf).length;
const namesPosition = (one: Candidate, assignment: AssignmentRow): number =>
  one.standard.positionIds.includes(assignment.positionId) ? 1 : 0;
const namesAreas = (one: Candidate): number =>
  one.standard.anyArea.length > 0 || one.standard.noArea.length > 0 ? 1 : 0;

/** R2, within a tier: later issued, naming the position, deeper issuing unit, areas named, greater leading number, lower id. */
function beats(world: World, a: Candidate, b: Candidate, assignment: AssignmentRow, asOf: string): boolean {
  const [aDocument, bDocument] = [documentOf(world, a), documentOf(world, b)];
  if (aDocument.issuedOn !== bDocument.issuedOn) return aDocument.issuedOn > bDocument.issuedOn;
  if (namesPosition(a, assignment) !== namesPosition(b, assignment))
    return namesPosition(a, assignment) > namesPosition(b, assignment);
  if (depth(world, a, asOf) !== depth(world, b, asOf)) return depth(world, a, asOf) > depth(world, b, asOf);
  if (namesAreas(a) !== namesAreas(b)) return namesAreas(a) > namesAreas(b);
  const [aNumber, bNumber] = [leadingNumber(aDocument.number), leadingNumber(bDocument.number)];
  if (aNumber !== bNumber) return aNumber > bNumber;
  return a.standard.id < b.standard.id;
}

function bestOf(
  world: World,
  candidates: readonly Candidate[],
  assignment: AssignmentRow,
  asOf: string,
): Candidate | null {
  let best: Candidate | null = null;
  for (const one of candidates) if (best === null || beats(world, one, best, assignment, asOf)) best = one;
  return best;
}

/** R2: whether a line accepts less than the floor of a delegation. */
function isBelowFloor(world: World, one: Candidate, delegation: DelegationRow): boolean {
  if (delegation.floorLevelId === null) return false;
  const floor = rowOf(world.levels, delegation.floorLevelId);
  for (const line of one.lines) {
    for (const criterion of world.criteria) {
      if (criterion.requirementId !== line.id || criterion.kind !== "LEVEL" || criterion.levelId === null) continue;
      const level = rowOf(world.levels, criterion.levelId);
      if (level.dimensionId === floor.dimensionId && level.rank < floor.rank) return true;
    }
  }
  return false;
}

/** R2: the delegations of the subject in the document of a standard that hold on the day in the unit's areas. */
function delegationsOf(
  world: World,
  standing: Candidate,
  subject: string,
  assignment: AssignmentRow,
  asOf: string,
): DelegationRow[] {
  const rows: DelegationRow[] = [];
  for (const row of world.delegations) {
    if (rowOf(world.articles, row.articleId).documentId !== standing.standard.documentId || row.subject !== subject)
      continue;
    if (!holdsOn(row.validFrom, row.validUntil, asOf)) continue;
    if (inAny(row.areas, areasOf(world, assignment.unitId, asOf))) rows.push(row);
  }
  return rows;
}

/** R2: who takes the place of the standing one: the best of the highest lower tier that it delegates to and that has a candidate. */
function delegate(
  world: World,
  standing: Candidate,
  candidates: readonly Candidate[],
  subject: string,
  assignment: AssignmentRow,
  asOf: string,
): Candidate | null {
  let taking: Candidate[] = [];
  let highest = 0;
  for (const row of delegationsOf(world, standing, subject, assignment, asOf)) {
    const tier = rowOf(world.documentKinds, row.toKindId).tier;
    if (tier >= tierOf(world, standing)) continue;
    const fit = candidates.filter((one) => tierOf(world, one) === tier && !isBelowFloor(world, one, row));
    if (fit.length === 0 || tier < highest) continue;
    taking = tier > highest ? fit : [...taking, ...fit];
    highest = tier;
  }
  return bestOf(world, taking, assignment, asOf);
}

/** R2: the best of the highest tier stands; a delegate takes its place, and may delegate on. */
function rulingOn(
  world: World,
  assignment: AssignmentRow,
  subject: string,
  obligation: Obligation,
  asOf: string,
): Ruling | null {
  const candidates = candidatesFor(world, assignment, subject, obligation, asOf);
  const top = Math.max(...candidates.map((one) => tierOf(world, one)));
  let standing = bestOf(
    world,
    candidates.filter((one) => tierOf(world, one) === top),
    assignment,
    asOf,
  );
  if (standing === null) return null;
  for (
    let next: Candidate | null = standing;
    next !== null;
    next = delegate(world, standing, candidates, subject, assignment, asOf)
  )
    standing = next;
  const winner = standing.standard.id;
  const lost = candidates.filter((one) => one.standard.id !== winner);
  return {
    lines: standing.lines,
    overriddenStandardIds: lost.map((one) => one.standard.id).sort((a, b) => a - b),
    overriddenRequirementIds: lost.flatMap((one) => one.lines.map((line) => line.id)).sort((a, b) => a - b),
  };
}

/** R1, R2: for each subject that any line of the world names, what is asked of the assignment on the day. */
export function rulings(world: World, assignment: AssignmentRow, asOf: string): Ruling[] {
  const found: Ruling[] = [];
  for (const subject of new Set(world.requirements.map((line) => line.subject))) {
    for (const obligation of ["MANDATORY", "RECOMMENDED"] as const) {
      const ruling = rulingOn(world, assignment, subject, obligation, asOf);
      if (ruling) found.push(ruling);
    }
  }
  return found;
}
