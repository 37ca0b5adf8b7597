import { type Contest, contestOf, contests, isBelow, openingsHere, type Post, type Step } from "./precedence.js";
import type { Criterion, Level, Requirement, Standard } from "./terms.js";

/**
 * What speaks against publishing a standard, for one post on one day: R2's refusals, read off the same contests that
 * decide which lines apply. `line` is the candidate's, but for a tie that it only brings up.
 *
 * - TIE: of those that stand in turn, one ranks exactly like the best of its tier. It counts where the candidate is
 *   one of the two, or brings it up (it delegates to a tier that was not asked before).
 * - BELOW_FLOOR: what stands above lets the candidate's tier set the subject here, but nowhere so low.
 * - DIFFERS: no delegation, however many links it has, reaches the candidate, and its mandatory lines ask something
 *   else than those of the standard that stands above it. What is itself overridden is not compared with.
 */
export type Conflict = {
  readonly kind: "TIE" | "BELOW_FLOOR" | "DIFFERS";
  readonly line: Requirement;
  readonly other: Requirement;
  /** Of BELOW_FLOOR: the least that would do. */
  readonly floor: Level | null;
};

/** Those of one post and day, the candidate among the published standards; none where it is not in force there. */
export function conflictsOf(candidate: Standard, published: readonly Standard[], post: Post, asOf: string): Conflict[] {
  const without = published.filter((one) => one !== candidate);
  return contests(published, post, asOf)
    .filter(({ lines }) => lines.some((line) => line.standard === candidate))
    .flatMap((contest) => {
      const before = () => contests(without, post, asOf).find((one) => isOf(one) === isOf(contest));
      return [...ties(contest, candidate, before), ...against(contest, candidate, post, asOf)];
    });
}

const isOf = ({ lines: [line] }: Contest): string => contestOf(line as Requirement);

const lineOf = ({ lines }: Contest, standard: Standard): Requirement =>
  lines.find((line) => line.standard === standard) as Requirement;

type Pair = readonly [Standard, Standard];
const tiedIn = (steps: readonly Step[]): Pair[] =>
  steps.flatMap(({ best, tiedWith }) => tiedWith.map((one): Pair => [best, one]));

function ties(contest: Contest, candidate: Standard, before: () => Contest | undefined): Conflict[] {
  const tied = tiedIn(contest.steps);
  const hasOthers = tied.some((pair) => !pair.includes(candidate));
  const known = new Set(hasOthers ? tiedIn(before()?.steps ?? []).flat() : []);
  return tied
    .filter((pair) => pair.includes(candidate) || !pair.every((one) => known.has(one)))
    .map(([a, b]): Pair => (b === candidate ? [b, a] : [a, b]))
    .map(([a, b]) => ({ kind: "TIE", line: lineOf(contest, a), other: lineOf(contest, b), floor: null }));
}

/** What stands above the candidate, where no delegation reaches it. */
function against(contest: Contest, candidate: Standard, post: Post, asOf: string): Conflict[] {
  const { lines, steps } = contest;
  if (steps.some(({ rivals }) => rivals.includes(candidate))) return [];
  const { tier } = candidate.document;
  const above = steps.map(({ best }) => best).filter((one) => one.document.tier > tier);
  const own = lines.filter((line) => line.standard === candidate);
  const line = lineOf(contest, candidate);
  const openings = above.flatMap((one) =>
    openingsHere(one.document, line.subject, post.place, asOf)
      .filter(({ toTier }) => toTier === tier)
      .map((opening) => ({ opening, by: one, floor: opening.floor })),
  );
  const [least] = openings.sort((a, b) => (a.floor?.rank ?? 0) - (b.floor?.rank ?? 0));
  if (least && openings.every(({ opening }) => own.some((one) => isBelow(one, opening))))
    return [{ kind: "BELOW_FLOOR", line, other: lineOf(contest, least.by), floor: least.floor }];
  const standing = above.at(-1);
  const theirs = lines.filter((one) => one.standard === standing);
  return standing && line.obligation === "MANDATORY" && asked(own) !== asked(theirs)
    ? [{ kind: "DIFFERS", line, other: lineOf(contest, standing), floor: null }]
    : [];
}

/**
 * What lines ask, as data: what asks the same gives the same text. The criteria of a line are a set, and so are the
 * lines: order, words and articles do not matter, nor whether fields are named by a node or by all that lies below it.
 */
const asked = (lines: readonly Requirement[]): string =>
  setOf(lines.map((line) => setOf(line.criteria.map((one) => JSON.stringify(dataOf(one))))));

const setOf = (texts: readonly string[]): string => JSON.stringify([...new Set(texts)].sort());

function dataOf(criterion: Criterion): unknown[] {
  if (criterion.kind === "AGE") return ["AGE", criterion.least, criterion.most, criterion.ageOn];
  if (criterion.kind === "TENURE") return ["TENURE", criterion.months, criterion.tenureIn];
  const { dimension, level, fields, freshYears } = criterion;
  return ["LEVEL", dimension.id, level.rank, fields && [...fields].sort((a, b) => a - b), freshYears];
}
