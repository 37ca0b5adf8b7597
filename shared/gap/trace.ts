import type { Duty, Fact, Reason } from "./status.js";

/** What a finding's sentence is made from: the same data that the API gives. */

/** A name in both languages; English may be missing. */
export type Names = { readonly vi: string; readonly en: string | null };

export type LevelWords = Names & { readonly rank: number };

/** One accepted criterion, with names in place of keys. */
export type CriterionWords =
  | {
      readonly kind: "LEVEL";
      readonly dimension: Names;
      readonly level: LevelWords;
      /** None: any field. */
      readonly fields: readonly Names[];
      readonly freshYears: number | null;
    }
  | {
      readonly kind: "AGE";
      readonly least: number | null;
      readonly most: number | null;
      readonly ageOn: "AS_OF" | "APPOINTMENT";
    }
  | { readonly kind: "TENURE"; readonly months: number; readonly tenureIn: "POSITION" | "SERVICE" };

/** The certificate for which the answer is given. */
export type CertificateWords = {
  readonly level: LevelWords;
  readonly field: Names | null;
  readonly number: string | null;
  /** A day, month or year, as it was given. */
  readonly issuedOn: string | null;
  readonly validThrough: string | null;
  readonly voidFromStart: boolean;
};

export type DocumentWords = { readonly kind: Names; readonly number: string };

/** What is counted of the person: an age on a day, or the months from one day to another. */
export type Counted =
  | { readonly kind: "AGE"; readonly years: number; readonly on: string }
  | { readonly kind: "TENURE"; readonly months: number; readonly since: string; readonly on: string };

export type Trace = {
  readonly fact: Fact;
  readonly reason: Reason | null;
  readonly duty: Duty;
  readonly dutyFrom: string | null;
  readonly dutyThrough: string | null;
  /** The accepted criterion that counts, and the others. */
  readonly criterion: CriterionWords;
  readonly others: readonly CriterionWords[];
  readonly article: { readonly number: string; readonly document: DocumentWords };
  readonly overridden: readonly DocumentWords[];
  /** The line is asked only of who holds the position for the first time. */
  readonly firstTermOnly: boolean;
  readonly certificate: CertificateWords | null;
  /** Of age and tenure, where the day they are counted from is known. */
  readonly counted: Counted | null;
  readonly distance: number | null;
  readonly since: string | null;
  readonly expiringThrough: string | null;
  readonly inTraining: { readonly name: string; readonly heldThrough: string } | null;
  /** The cheapest course that would close it. */
  readonly remedy: (Names & { readonly days: number; readonly degreeStudy: boolean }) | null;
};
