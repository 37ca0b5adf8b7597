import type { Fact, Reason, RequirementStatus, Verdict, Weight } from "../../shared/gap/status.js";
import type { Held } from "../people/position-words.js";

/** What the hub answers about one official, and the query that asks it. */

export type Names = { readonly id: string; readonly name: string; readonly nameEn: string | null };
type Level = Names & { readonly rank: number };
export type Criterion = {
  readonly id: string;
  readonly kind: "LEVEL" | "AGE" | "TENURE";
  readonly dimension: Names | null;
  readonly level: Level | null;
  readonly fields: readonly Names[];
  readonly freshYears: number | null;
  readonly least: number | null;
  readonly most: number | null;
  readonly ageOn: "AS_OF" | "APPOINTMENT" | null;
  readonly months: number | null;
};
export type Certificate = {
  readonly id: string;
  readonly level: Names;
  readonly fieldOfStudy: Names | null;
  readonly school: string | null;
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly validThrough: string | null;
};
export type Article = {
  readonly id: string;
  readonly number: string;
  readonly summary: string | null;
  readonly document: { readonly id: string; readonly number: string; readonly title: string };
};
export type Course = Names & { readonly days: number; readonly degreeStudy: boolean };
export type Finding = {
  readonly subject: string;
  readonly status: RequirementStatus;
  readonly fact: Fact;
  readonly reason: Reason | null;
  readonly since: string | null;
  readonly dutyThrough: string | null;
  readonly dutyFrom: string | null;
  readonly distance: number | null;
  readonly expiringThrough: string | null;
  readonly remediable: boolean;
  readonly explanation: string;
  readonly held: Level | null;
  readonly qualification: Certificate | null;
  readonly criterion: Criterion;
  readonly others: readonly { readonly criterion: Criterion; readonly fact: Fact }[];
  readonly article: Article;
  readonly overridden: readonly {
    readonly id: string;
    readonly article: { readonly number: string; readonly document: { readonly number: string } };
  }[];
  readonly considered: readonly {
    readonly counts: boolean;
    readonly why: Weight;
    readonly qualification: Certificate;
  }[];
  readonly courses: readonly Course[];
  readonly inTraining: {
    readonly heldThrough: string;
    readonly class: { readonly id: string; readonly name: string };
  } | null;
};
export type AssignmentGap = {
  readonly verdict: Verdict;
  readonly assignment: Held & { readonly validFrom: string };
  readonly standards: readonly { readonly id: string; readonly name: string }[];
  readonly findings: readonly Finding[];
};
export type OfficialGap = { readonly verdict: Verdict | null; readonly assignments: readonly AssignmentGap[] };

export const CRITERION =
  "id kind dimension{id name nameEn} level{id name nameEn rank} fields{id name nameEn} freshYears least most ageOn months";
const CERTIFICATE = "id level{id name nameEn} fieldOfStudy{id name nameEn} school number issuedOn validThrough";

/** The gap of one official with all that explains it. */
export const PROFILE = `query($id: ID!, $asOf: LocalDate, $lang: Lang){official(id: $id, asOf: $asOf){gap{verdict assignments{
  verdict assignment{id kind validFrom position{id name nameEn urbanName} unit{id name kind}} standards{id name}
  findings{subject status fact reason since dutyFrom dutyThrough distance expiringThrough remediable explanation(lang: $lang)
    held{id name nameEn rank} qualification{${CERTIFICATE}} criterion{${CRITERION}} others{fact criterion{${CRITERION}}}
    article{id number summary document{id number title}} overridden{id article{number document{number}}}
    considered{counts why qualification{${CERTIFICATE}}} courses{id name nameEn days degreeStudy} inTraining{heldThrough class{id name}}
  }}}}}`;
