import type { Problem, Values } from "../../shared/check.js";
import { overlaps } from "../../shared/day.js";
import { dimensionOf, PERSONAL_SUBJECTS } from "../../shared/gap/status.js";
import { Refusal } from "../errors.js";
import type { Change } from "../resource/resource.js";
import { type Called, type Catalogue, readCatalogue } from "./catalogue.js";
import { type Conflict, conflictsOf } from "./conflicts.js";
import { type Occasion, occasions, type Period } from "./occasions.js";
import { contestOf } from "./precedence.js";
import type { Requirement, Standard } from "./terms.js";
import { inTurns } from "./turns.js";

/** A conflict with the earliest day, one unit and one position for which it would be. */
export type Found = Conflict & Omit<Occasion, "place"> & { readonly positionId: number };

/**
 * R2 when a standard is published: refuses a tie that remains (STANDARD_TIE), and a lower tier that differs from what
 * stands above it without delegation or goes below the delegation's floor (STANDARD_CONFLICT). Looked at are the days
 * on which the write newly puts the standard in force: all of its days when it is published, those that are added when
 * the end of a published one is put off. Other standards count on the days on which they are or were in force. Ending
 * one, or changing units and delegations, refuses nothing: what stands higher may always override, and a tie that
 * comes about that way is for the work list.
 *
 * To be called within the write, after the rows are written.
 */
export async function refuseConflicts({ store, was, row, id }: Change): Promise<void> {
  const gained = row && gainedBy(was, row);
  if (!gained) return;
  const catalogue = await readCatalogue(store);
  const candidate = catalogue.standards.find((one) => one.id === id);
  const found = candidate ? await conflictsIn(catalogue, candidate, gained) : [];
  if (found.length === 0) return;
  const field = isPublished(was) ? "inForceUntil" : "state";
  throw new Refusal(found.every(({ kind }) => kind === "TIE") ? "STANDARD_TIE" : "STANDARD_CONFLICT", {
    problems: found.map((one): Problem => ({ field, code: "NOT_ALLOWED", with: said(one, catalogue) })),
  });
}

const isPublished = (row: Values | null): boolean => row !== null && row.state !== "DRAFT";

/** The days on which a change newly puts a standard in force; null: none. */
function gainedBy(was: Values | null, row: Values): Period | null {
  if (!isPublished(row)) return null;
  const until = row.inForceUntil as string | null;
  if (!isPublished(was)) return { from: row.inForceFrom as string, until };
  const ended = was?.inForceUntil as string | null;
  return ended === null || (until !== null && until <= ended) ? null : { from: ended, until };
}

/** What speaks against a published standard on the days of the period: for each pair of standards and subject once. */
export async function conflictsIn(catalogue: Catalogue, candidate: Standard, period: Period): Promise<Found[]> {
  const law = catalogue.standards.filter((one) => one === candidate || competes(one, candidate, period));
  if (law.length === 1) return [];
  const positionIds = positionsIn(catalogue, candidate, law);
  const firstTerms = law.some(({ requirements }) => requirements.some((one) => one.firstTermOnly))
    ? [false, true]
    : [false];
  const found = new Map<string, Found>();
  await inTurns(occasions(catalogue, law, period), ({ day, place, unit }) => {
    for (const positionId of positionIds)
      for (const firstTerm of firstTerms)
        for (const one of conflictsOf(candidate, law, { positionId, place, firstTerm }, day)) {
          const key = [one.kind, contestOf(one.line), one.line.standard.id, one.other.standard.id].join(" ");
          if (!found.has(key)) found.set(key, { ...one, day, unit, positionId });
        }
  });
  return [...found.values()];
}

/** Whether a standard could meet the candidate: a subject, a position and a day in common. */
function competes(one: Standard, candidate: Standard, { from, until }: Period): boolean {
  const subjects = new Set(candidate.requirements.map(contestOf));
  return (
    one.published &&
    overlaps(one.inForceFrom, one.inForceUntil, from, until) &&
    (one.positionIds.size === 0 ||
      candidate.positionIds.size === 0 ||
      [...one.positionIds].some((id) => candidate.positionIds.has(id))) &&
    one.requirements.some((line) => subjects.has(contestOf(line)))
  );
}

/** The position that stands for all where none is known yet. */
const ANY_POSITION = 0;

/** The candidate's positions, one of those that the standards treat alike. */
function positionsIn({ positions }: Catalogue, candidate: Standard, law: readonly Standard[]): number[] {
  const all = candidate.positionIds.size > 0 ? [...candidate.positionIds] : [...positions.keys()];
  const kinds = new Map<string, number>();
  for (const id of all.length > 0 ? all : [ANY_POSITION]) {
    const kind = law.map(({ positionIds }) => Number(positionIds.has(id))).join("");
    if (!kinds.has(kind)) kinds.set(kind, id);
  }
  return [...kinds.values()];
}

const REASON = { TIE: "standardTie", BELOW_FLOOR: "belowFloor", DIFFERS: "differsFromHigher" } as const;

/** What the sentence needs: both articles, the subject, the position, the earliest day and a unit. */
function said({ kind, line, other, floor, day, unit, positionId }: Found, catalogue: Catalogue): Problem["with"] {
  const position = catalogue.positions.get(positionId);
  return {
    reason: REASON[kind],
    subject: line.subject,
    ...inBoth("subject", subjectOf(line.subject, catalogue)),
    position: position?.code ?? "",
    ...inBoth("position", position ?? { name: "mọi chức danh", nameEn: "every position" }),
    article: citation(line, catalogue),
    other: citation(other, catalogue),
    day,
    unit: unit?.name ?? "",
    ...(floor && inBoth("floor", catalogue.levels.get(floor.id) ?? { name: String(floor.rank), nameEn: null })),
  };
}

type Names = Pick<Called, "name" | "nameEn">;
const inBoth = (key: string, { name, nameEn }: Names): Record<string, string> => ({
  [`${key}Vi`]: name,
  [`${key}En`]: nameEn ?? name,
});

function subjectOf(subject: string, { dimensions }: Catalogue): Names {
  if (subject in PERSONAL_SUBJECTS) {
    const { vi, en } = PERSONAL_SUBJECTS[subject as keyof typeof PERSONAL_SUBJECTS];
    return { name: vi, nameEn: en };
  }
  const code = dimensionOf(subject);
  const narrower = subject === code ? "" : ` (${subject.slice(code.length + 1)})`;
  const dimension = [...dimensions.values()].find((one) => one.code === code);
  if (!dimension) return { name: subject, nameEn: null };
  return { name: dimension.name + narrower, nameEn: (dimension.nameEn ?? dimension.name) + narrower };
}

const citation = ({ articleId, standard }: Requirement, { articles }: Catalogue): string => {
  const article = articles.get(articleId);
  return `${article ? `${article.number}, ` : ""}${article?.document.number ?? standard.document.number}`;
};
