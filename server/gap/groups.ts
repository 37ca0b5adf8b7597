import { Arg, Field, Float, Int, ObjectType } from "type-graphql";
import type { Lang } from "../../shared/field.js";
import type { GapKey, Verdict } from "../../shared/gap/status.js";
import { SIMPLE } from "../resource/record.js";
import { DayScalar } from "../resource/scalars.js";
import type { ShownRate } from "./beyond.js";
import { GapKeyEnum, LangEnum, VerdictEnum } from "./enums.js";
import type { GroupKey } from "./keys.js";
import type { Count, VerdictCount } from "./sums.js";

/** Groups and rates as the API gives them. */

const LANGS = { VI: "vi", EN: "en" } as const;
const LANG = {
  nullable: true,
  description: "Ngôn ngữ; mặc định của người hỏi. The language; the caller's unless given.",
};

@ObjectType("GapGroupKey", { description: "Một khóa của nhóm. One key of a group." })
export class GapGroupKey {
  constructor(
    private readonly given: GroupKey,
    private readonly reader: Lang,
  ) {}
  @Field(() => GapKeyEnum, { ...SIMPLE, description: "Nhóm theo. What is grouped by." })
  key(): GapKey {
    return this.given.key;
  }
  @Field(() => String, {
    ...SIMPLE,
    nullable: true,
    description: "Mã; null khi không có giá trị. The code; null where there is no value.",
  })
  code(): string | null {
    return this.given.code;
  }
  @Field(() => String, { nullable: true, description: "Tên. The name." })
  label(@Arg("lang", () => LangEnum, LANG) lang: "VI" | "EN" | null): string | null {
    const { label } = this.given;
    return label?.[lang ? LANGS[lang] : this.reader] ?? null;
  }
}

@ObjectType({ description: "Một nhóm và số lượng. A group and how many stand in it." })
export class GapGroup {
  @Field(() => [GapGroupKey], { ...SIMPLE, description: "Các khóa. The keys." })
  keys: GapGroupKey[];
  @Field(() => Int, { ...SIMPLE, description: "Số lượng. How many." })
  count: number;
}

@ObjectType({ description: "Số người theo kết luận. How many officials have a verdict." })
export class VerdictTally {
  @Field(() => VerdictEnum, { ...SIMPLE, description: "Kết luận. The verdict." })
  verdict: Verdict;
  @Field(() => Int, { ...SIMPLE, description: "Số người. How many." })
  count: number;
}

const LOW =
  "Tỷ lệ chắc chắn: đạt / đã xét, không làm tròn; null khi không có ai. met / assessed, unrounded; null where nobody is assessed.";
const HIGH = "Tỷ lệ nếu hồ sơ chưa rõ đều đạt. (met + unknown) / assessed.";

@ObjectType({
  description: "Tỷ lệ là một khoảng và mang theo các con số của nó. A rate is a band, and carries its numbers.",
})
export class Rate {
  @Field(() => [GapGroupKey], { ...SIMPLE, description: "Các khóa của nhóm. The keys of the group." })
  keys: GapGroupKey[];
  @Field(() => Int, {
    ...SIMPLE,
    nullable: true,
    description: "Số người được xét. Officials assessed: all but those without a standard; null where suppressed.",
  })
  assessed: number | null;
  @Field(() => Int, { ...SIMPLE, nullable: true, description: "Số người đạt. Those who meet it." })
  met: number | null;
  @Field(() => Int, {
    ...SIMPLE,
    nullable: true,
    description: "Số người chưa rõ và có thể đạt. Those unknown who may meet it.",
  })
  unknown: number | null;
  @Field(() => Float, { ...SIMPLE, nullable: true, description: LOW })
  low: number | null;
  @Field(() => Float, { ...SIMPLE, nullable: true, description: HIGH })
  high: number | null;
  @Field(() => [VerdictTally], {
    ...SIMPLE,
    description:
      "Số người theo từng kết luận. How many have each verdict; of attainment: MEETS holds the level, GAP does not.",
  })
  verdicts: readonly VerdictCount[];
  @Field(() => Boolean, {
    ...SIMPLE,
    description: "Bị ẩn vì quá ít người. Hidden, since the cell holds too few people; beyond one's own units only.",
  })
  suppressed: boolean;
}

@ObjectType({ description: "Các tỷ lệ của một ngày. The rates of one day." })
export class RatePoint {
  @Field(() => DayScalar, { ...SIMPLE, description: "Tính đến ngày. The day asked about." })
  asOf: string;
  @Field(() => [Rate], { ...SIMPLE, description: "Các tỷ lệ. The rates." })
  rates: Rate[];
}

const shownKeys = (keys: readonly GroupKey[], lang: Lang): GapGroupKey[] =>
  keys.map((one) => new GapGroupKey(one, lang));

const HIDDEN = { assessed: null, met: null, unknown: null, low: null, high: null, verdicts: [] } as const;

export const shownRates = (rates: readonly ShownRate[], lang: Lang): Rate[] =>
  rates.map(({ suppressed = false, ...one }) => ({
    ...one,
    ...(suppressed && HIDDEN),
    keys: shownKeys(one.keys, lang),
    suppressed,
  }));

/** Groups in the order asked for, at most so many. */
export function shownGroups(
  groups: readonly Count[],
  order: "KEY_ASC" | "COUNT_DESC" | "COUNT_ASC",
  limit: number,
  lang: Lang,
): GapGroup[] {
  const sign = order === "COUNT_ASC" ? 1 : -1;
  const sorted = order === "KEY_ASC" ? groups : [...groups].sort((a, b) => sign * (a.count - b.count));
  return sorted.slice(0, limit).map(({ keys, count }) => ({ keys: shownKeys(keys, lang), count }));
}
