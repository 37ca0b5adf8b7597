/** The words in which the standards below are written down. */
export type CriterionOf =
  | {
      readonly kind: "LEVEL";
      readonly dimension: string;
      readonly level: string;
      readonly fields: readonly string[];
      readonly freshYears?: number;
    }
  | { readonly kind: "AGE"; readonly ageOn: "AS_OF" | "APPOINTMENT"; readonly least?: number; readonly most?: number };

export type Line = {
  readonly subject: string;
  readonly obligation: "MANDATORY" | "RECOMMENDED";
  readonly article: string;
  readonly firstTermOnly: boolean;
  readonly wording: string;
  /** Any one is enough. */
  readonly accepts: readonly CriterionOf[];
};

export type StandardOf = {
  /** Shared by the versions of one standard. */
  readonly code: string;
  readonly name: string;
  readonly document: string;
  readonly positions: readonly string[];
  /** The key of the issuing unit; none: the whole country. */
  readonly unit?: string;
  readonly anyArea?: readonly string[];
  readonly noArea?: readonly string[];
  readonly inForceFrom: string;
  readonly inForceUntil?: string;
  readonly note?: string;
  /** The document after whose standards this one is published, where it overrides what a later one says. */
  readonly publishedAfter?: string;
  readonly lines: readonly Line[];
};

/** A level, or higher, of a dimension; in one of the fields, where any are named. */
export const atLeast = (dimension: string, level: string, fields: readonly string[] = []): CriterionOf => ({
  kind: "LEVEL",
  dimension,
  level,
  fields,
});

export const must = (subject: string, article: string, wording: string, ...accepts: CriterionOf[]): Line => ({
  subject,
  obligation: "MANDATORY",
  article,
  firstTermOnly: false,
  wording,
  accepts,
});

export const should = (subject: string, article: string, wording: string, ...accepts: CriterionOf[]): Line => ({
  ...must(subject, article, wording, ...accepts),
  obligation: "RECOMMENDED",
});

/** A line that binds only who holds the position for the first time. */
export const atFirst = (line: Line): Line => ({ ...line, firstTermOnly: true });

export const schooling = (article: string, level: "THCS" | "THPT"): Line =>
  must(
    "GENERAL_EDUCATION",
    article,
    level === "THPT" ? "Tốt nghiệp trung học phổ thông." : "Tốt nghiệp trung học cơ sở trở lên.",
    atLeast("GENERAL_EDUCATION", level),
  );

const LEVEL_WORDS: Readonly<Record<string, string>> = {
  SO_CAP: "sơ cấp",
  TRUNG_CAP: "trung cấp",
  DAI_HOC: "đại học",
};

export const profession = (article: string, level: string, fields: readonly string[] = [], fieldWords = ""): Line =>
  must(
    "PROFESSIONAL",
    article,
    `Chuyên môn từ ${LEVEL_WORDS[level]} trở lên${fieldWords && `, ngành ${fieldWords}`}.`,
    atLeast("PROFESSIONAL", level, fields),
  );

export const theory = (article: string, level: "SO_CAP" | "TRUNG_CAP"): Line =>
  must(
    "POLITICAL_THEORY",
    article,
    `Lý luận chính trị từ ${LEVEL_WORDS[level]} trở lên.`,
    atLeast("POLITICAL_THEORY", level),
  );

export const stateManagement = (article: string): Line =>
  must(
    "STATE_MANAGEMENT",
    article,
    "Đã bồi dưỡng quản lý hành chính nhà nước, quản lý kinh tế.",
    atLeast("STATE_MANAGEMENT", "CHUC_DANH_CAP_XA"),
  );

export const adult = (article: string): Line =>
  must("AGE", article, "Đủ 18 tuổi trở lên.", { kind: "AGE", ageOn: "AS_OF", least: 18 });

/** The greatest age at which the position may be taken for the first time. */
export const firstAge = (article: string, most: number, wording: string): Line =>
  atFirst(must("AGE", article, wording, { kind: "AGE", ageOn: "APPOINTMENT", most }));

export const LOWLAND = { noArea: ["MOUNTAINOUS"] } as const;
export const MOUNTAIN = { anyArea: ["MOUNTAINOUS"] } as const;
/** The day on which the standards of commune titles end; what replaces them goes by job position. */
export const END_OF_TITLES = "2025-07-01";
export const FROM_MEMORY = "Theo trí nhớ, chưa đối chiếu";
