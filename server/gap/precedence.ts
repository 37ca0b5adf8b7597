import { holdsOn } from "../../shared/day.js";
import { grouped } from "./grouped.js";
import type { Delegation, LegalDocument, Place, Requirement, Standard } from "./terms.js";

/**
 * Which lines apply to a position in a place: R1 (in force) and R2 (precedence, per subject). Mandatory
 * lines compete with mandatory ones and recommended with recommended; of the winner all lines apply.
 */

/**
 * A line that applies, with all others of its subject that would apply but for it: "shown as overriding". Also
 * those of a standard that delegated, and those below its floor.
 */
export type Applicable = {
  readonly requirement: Requirement;
  readonly overridden: readonly Requirement[];
  /** Standards that rank exactly alike; the lower id was taken. For the work list. */
  readonly tiedWith: readonly Standard[];
};

/** Whom the question is about: a position held in a place, on a first term or not. */
export type Post = { readonly positionId: number; readonly place: Place; readonly firstTerm: boolean };

/** The lines that apply to a post on a day: mandatory ones first, then as the standards list them. */
export function applicable(standards: readonly Standard[], post: Post, asOf: string): Applicable[] {
  const lines = standards
    .filter((one) => isInForce(one, asOf) && covers(one, post))
    .flatMap((one) => one.requirements.filter((line) => post.firstTerm || !line.firstTermOnly));
  const contests = grouped(lines, (line) => `${line.obligation} ${line.subject}`);
  return [...contests.values()].flatMap((contest) => decide(contest, post, asOf)).sort(asListed);
}

/** R1: published, also if repealed since; repeal sets the day on which it ends. */
const isInForce = (standard: Standard, asOf: string): boolean =>
  standard.published && holdsOn(standard.inForceFrom, standard.inForceUntil, asOf);

/** Whether the standard is for the position (none named: for all) and its scope holds the place. R1. */
const covers = ({ positionIds, unitId, anyArea, noArea }: Standard, { positionId, place }: Post): boolean =>
  (positionIds.size === 0 || positionIds.has(positionId)) &&
  (unitId === null || place.lineage.includes(unitId)) &&
  (anyArea === 0 || (anyArea & place.areas) !== 0) &&
  (noArea & place.areas) === 0;

const asListed = (a: Applicable, b: Applicable): number =>
  Number(a.requirement.obligation === "RECOMMENDED") - Number(b.requirement.obligation === "RECOMMENDED") ||
  a.requirement.rank - b.requirement.rank ||
  a.requirement.id - b.requirement.id;

const byTier = (a: Requirement, b: Requirement): number =>
  b.standard.document.tier - a.standard.document.tier || a.rank - b.rank || a.id - b.id;

/**
 * R2 for one subject. The highest tier's best stands; where its document delegates the subject here to a tier
 * that has a candidate, that tier's best takes its place, and may delegate on.
 */
function decide(contest: readonly Requirement[], post: Post, asOf: string): Applicable[] {
  const linesOf = grouped(contest, (line) => line.standard);
  const candidates = [...linesOf.keys()];
  const top = Math.max(...candidates.map((one) => one.document.tier));
  let rivals = candidates.filter((one) => one.document.tier === top);
  for (let next = rivals; next.length > 0; next = delegated(bestOf(rivals, post), contest, post, asOf)) rivals = next;
  const winner = bestOf(rivals, post);
  const overridden = contest.filter((line) => line.standard !== winner).sort(byTier);
  const tiedWith = rivals.filter((one) => one !== winner && rankOf(winner, one, post) === 0);
  return (linesOf.get(winner) ?? []).map((requirement) => ({ requirement, overridden, tiedWith }));
}

/** The candidates of the tier to which a standard's document delegates the subject here; of several such tiers, the highest. */
function delegated(from: Standard, contest: readonly Requirement[], post: Post, asOf: string): Standard[] {
  const subject = contest[0]?.subject;
  const openings = delegationsHere(from.document, post.place, asOf).filter((one) => one.subject === subject);
  const linesOf = grouped(contest, (line) => line.standard);
  const allowed = [...linesOf].flatMap(([standard, lines]) =>
    openings.some((one) => one.toTier === standard.document.tier && !lines.some((line) => isBelow(line, one)))
      ? [standard]
      : [],
  );
  const tier = Math.max(...allowed.map((one) => one.document.tier));
  return allowed.filter((one) => one.document.tier === tier);
}

/** The delegations of a document that hold in a place on a day; only downwards. */
const delegationsHere = (document: LegalDocument, place: Place, asOf: string): Delegation[] =>
  document.delegations.filter(
    (one) =>
      one.toTier < document.tier &&
      (one.areas === 0 || (one.areas & place.areas) !== 0) &&
      holdsOn(one.validFrom, one.validUntil, asOf),
  );

/** Whether a line accepts less than the floor in the floor's own dimension; what lies outside it cannot be compared. */
export const isBelow = (line: Requirement, { floor }: Delegation): boolean =>
  floor !== null &&
  line.criteria.some(
    (one) => one.kind === "LEVEL" && one.dimension.id === floor.dimensionId && one.level.rank < floor.rank,
  );

const bestOf = (rivals: readonly Standard[], post: Post): Standard =>
  rivals.reduce((a, b) => ((rankOf(a, b, post) || a.id - b.id) < 0 ? a : b));

/**
 * Within a tier, negative where `a` goes first: the later issued, the one that names the position, the issuing
 * unit deeper in the tree, the one that names areas (in or out), the greater leading number of its document.
 */
function rankOf(a: Standard, b: Standard, post: Post): number {
  const issued = a.document.issuedOn === b.document.issuedOn ? 0 : a.document.issuedOn > b.document.issuedOn ? -1 : 1;
  return (
    issued ||
    Number(b.positionIds.has(post.positionId)) - Number(a.positionIds.has(post.positionId)) ||
    depth(b, post.place) - depth(a, post.place) ||
    Number(namesAreas(b)) - Number(namesAreas(a)) ||
    leadingNumber(b.document.number) - leadingNumber(a.document.number)
  );
}

/** How deep the issuing unit stands; the whole country: -1. */
const depth = (standard: Standard, place: Place): number =>
  standard.unitId === null ? -1 : place.lineage.indexOf(standard.unitId);
const namesAreas = (standard: Standard): boolean => (standard.anyArea | standard.noArea) !== 0;

/** 13 of `13/2019/TT-BNV`; -1 where the number leads with none. */
const leadingNumber = (number: string): number => Number(/^\d+/.exec(number)?.[0] ?? -1);
