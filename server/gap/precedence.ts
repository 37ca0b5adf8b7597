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

/**
 * How one subject is decided for a post: the lines that compete, and the standards that stand in turn, from the
 * highest tier down, each where the one before delegates to its tier. The last one wins.
 */
export type Contest = { readonly lines: readonly Requirement[]; readonly steps: readonly Step[] };
/** Those of one tier that compete, the best of them, and those that rank exactly like it. */
export type Step = {
  readonly rivals: readonly Standard[];
  readonly best: Standard;
  readonly tiedWith: readonly Standard[];
};

/** The lines that apply to a post on a day: mandatory ones first, then as the standards list them. */
export const applicable = (standards: readonly Standard[], post: Post, asOf: string): Applicable[] =>
  contests(standards, post, asOf).flatMap(decide).sort(asListed);

/** What is decided for a post on a day: a contest for each obligation and subject. R1, R2. */
export function contests(standards: readonly Standard[], post: Post, asOf: string): Contest[] {
  const lines = standards
    .filter((one) => isInForce(one, asOf) && covers(one, post))
    .flatMap((one) => one.requirements.filter((line) => post.firstTerm || !line.firstTermOnly));
  return [...grouped(lines, contestOf).values()].map((contest) => contestOver(contest, post, asOf));
}

/** Mandatory lines compete with mandatory ones on the same subject. */
export const contestOf = ({ obligation, subject }: Requirement): string => `${obligation} ${subject}`;

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
function contestOver(lines: readonly Requirement[], post: Post, asOf: string): Contest {
  const candidates = [...new Set(lines.map((line) => line.standard))];
  const top = Math.max(...candidates.map((one) => one.document.tier));
  const steps: Step[] = [];
  let rivals = candidates.filter((one) => one.document.tier === top);
  while (rivals.length > 0) {
    const step = stepOf(rivals, post);
    steps.push(step);
    rivals = delegated(step.best, lines, post, asOf);
  }
  return { lines, steps };
}

function stepOf(rivals: readonly Standard[], post: Post): Step {
  const best = bestOf(rivals, post);
  return { rivals, best, tiedWith: rivals.filter((one) => one !== best && rankOf(best, one, post) === 0) };
}

/** Of the winner all lines apply. */
function decide({ lines, steps }: Contest): Applicable[] {
  const { best: winner, tiedWith } = steps.at(-1) as Step;
  const overridden = lines.filter((line) => line.standard !== winner).sort(byTier);
  return lines.filter((line) => line.standard === winner).map((requirement) => ({ requirement, overridden, tiedWith }));
}

/** The candidates of the tier to which a standard's document delegates the subject here; of several such tiers, the highest. */
function delegated(from: Standard, contest: readonly Requirement[], post: Post, asOf: string): Standard[] {
  const subject = contest[0]?.subject as string;
  const openings = openingsHere(from.document, subject, post.place, asOf);
  if (openings.length === 0) return [];
  const linesOf = grouped(contest, (line) => line.standard);
  const allowed = [...linesOf].flatMap(([standard, lines]) =>
    openings.some((one) => one.toTier === standard.document.tier && !lines.some((line) => isBelow(line, one)))
      ? [standard]
      : [],
  );
  const tier = Math.max(...allowed.map((one) => one.document.tier));
  return allowed.filter((one) => one.document.tier === tier);
}

/** The delegations of a subject by a document that hold in a place on a day; only downwards. */
export const openingsHere = (document: LegalDocument, subject: string, place: Place, asOf: string): Delegation[] =>
  document.delegations.filter(
    (one) =>
      one.subject === subject &&
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
