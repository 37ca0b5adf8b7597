import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import type { GapKey } from "../../shared/gap/status.js";
import type { At, Hub } from "../context.js";
import { invalid, Refusal } from "../errors.js";
import { Official } from "../people/official.js";
import { filterOf } from "../resource/inputs.js";
import { Needs } from "../resource/needs.js";
import type { ReadRow } from "../resource/read.js";
import { AT } from "../resource/record.js";
import { resourceOf } from "../resource/resource.js";
import { DayScalar } from "../resource/scalars.js";
import { type Asked, findingList, gapList, gapOf, ledgerFor, setOf } from "./ask.js";
import { ratesBeyond } from "./beyond.js";
import { catalogueOf } from "./catalogue.js";
import { FindingConnection, OfficialGapConnection, refuseKeys } from "./connection.js";
import { GapKeyEnum, MeasureEnum } from "./enums.js";
import type { GapFilter } from "./filter.js";
import { Rate, RatePoint, shownRates } from "./groups.js";
import { GapFilterInput } from "./inputs.js";
import type { Question } from "./ledger.js";
import { OfficialGap } from "./official-gap.js";
import { attaining, closedBy } from "./questions.js";
import { rates } from "./sums.js";

/** The gap in the API: section 4 of its design. The rule stands in `rule.ts`; here is only how it is asked. */

const optional = (description: string) => ({ nullable: true, description });
const AS_OF = "Tính đến ngày; mặc định hôm nay ở Việt Nam. The day asked about; today in Vietnam unless given.";
const BY = "Nhóm theo tối đa hai khóa; trống: cả tập. At most two keys; none: the whole.";

@ArgsType()
class SetArgs {
  @Field(() => filterOf("Official"), optional("Những ai; mặc định tất cả. Whom; everyone unless given."))
  officials?: object;
  @Field(() => GapFilterInput, optional("Điều kiện về khoảng cách. Conditions on the gap."))
  filter?: GapFilter;
}

const EVERYWHERE =
  "Cả ngoài đơn vị của mình: chỉ số tổng, một khóa, không điều kiện; nhóm dưới 3 người bị ẩn. Beyond one's own units: sums alone, by at most one of UNIT_PROVINCE, UNIT_DISTRICT, CATEGORY and POSITION, without conditions; cells of fewer than 3 people are suppressed.";

@ArgsType()
class RateArgs extends SetArgs {
  @Field(() => Boolean, optional(EVERYWHERE))
  everywhere?: boolean;
}

@ArgsType()
class DayArgs extends RateArgs {
  @Field(() => DayScalar, optional(AS_OF))
  asOf?: string;
}

const OF_ATTAINMENT =
  "Điều kiện về kết quả của chính tỷ lệ này: MEETS có trình độ, GAP không có. Conditions on the attainment itself: verdict, status, reason and dimension are those of holding the level (MEETS: held, GAP: not held), not of the standard.";

@ArgsType()
class AttainmentArgs extends DayArgs {
  @Field(() => GapFilterInput, optional(OF_ATTAINMENT))
  override filter?: GapFilter;
}

@ArgsType()
class ListArgs extends SetArgs {
  @Field(() => DayScalar, optional(AS_OF))
  asOf?: string;
  @Field(() => Int, optional("Số dòng từ sau con trỏ. Rows after the cursor; 25 unless given, 100 at most."))
  first?: number;
  @Field(() => String, optional("Sau con trỏ này. After this cursor."))
  after?: string;
  @Field(() => Int, optional("Số dòng trước con trỏ. Rows before the cursor."))
  last?: number;
  @Field(() => String, optional("Trước con trỏ này. Before this cursor."))
  before?: string;
  @Field(() => Int, optional("Số dòng (phân trang theo số thứ tự). Rows; not with the cursors."))
  limit?: number;
  @Field(() => Int, optional("Bỏ qua bao nhiêu dòng. Rows to pass over, 10,000 at most."))
  offset?: number;
}

type LevelCodes = { readonly dimension?: string | null; readonly level?: string | null };

@Resolver(() => OfficialGap)
export class GapResolver {
  @Needs("read", "Official")
  @Query(() => OfficialGapConnection, {
    description:
      "Những người đang giữ chức danh và khoảng cách của từng người. Officials in post, each with their gap: people, each once, however many of their findings match. The people behind a cell of `compliance` are those with the same conditions and `kind: {eq: PRIMARY}`, for a rate counts holders of a primary position: `gaps(filter: {verdict: {eq: GAP}, kind: {eq: PRIMARY}, unit: {within: […]}})`. Groups by AREA overlap.",
  })
  gaps(@Ctx() hub: Hub, @Args(() => ListArgs) { asOf, ...asked }: ListArgs): object {
    return gapList(hub.at(asOf), asked as Asked);
  }

  @Needs("read", "Official")
  @Query(() => FindingConnection, {
    description:
      "Kết quả từng yêu cầu của những người đang giữ chức danh; đếm yêu cầu, không đếm người. Each requirement of each position held: findings are lines, not people. Who holds several positions, or falls short of several requirements, stands here several times; count people by `gaps`. Groups by AREA overlap: a unit may lie in several areas.",
  })
  findings(@Ctx() hub: Hub, @Args(() => ListArgs) { asOf, ...asked }: ListArgs): object {
    return findingList(hub.at(asOf), asked as Asked);
  }

  @Needs("read", "Official")
  @Query(() => [Rate], {
    description:
      "Tỷ lệ đạt chuẩn, tính trên người giữ chức danh chính. The share of officials who meet the standard, over holders of a PRIMARY position, under that position and unit; the people behind a cell: `gaps(filter: {verdict: …, kind: {eq: PRIMARY}, …})`. By DIMENSION, STATUS or REASON an official is counted once in each group in which some line of theirs stands, with the verdict over the lines of that group alone: such groups, and those by AREA, overlap and do not add up to the whole. So in the group GAP of STATUS all who have a gap are counted, and none of them meets it.",
  })
  async compliance(
    @Ctx() hub: Hub,
    @Arg("by", () => [GapKeyEnum], { description: BY }) by: GapKey[],
    @Args(() => DayArgs) { asOf, ...asked }: DayArgs,
  ): Promise<Rate[]> {
    return ratesOn(hub.at(asOf), by, asked);
  }

  @Needs("read", "Official")
  @Query(() => [Rate], {
    description:
      "Tỷ lệ có trình độ từ bậc này trở lên, bất kể yêu cầu. The share of officials who hold at least the level, whatever is required of them, over holders of a primary position.",
  })
  async attainment(
    @Ctx() hub: Hub,
    @Arg("by", () => [GapKeyEnum], { description: BY }) by: GapKey[],
    @Arg("dimension", () => String, { description: "Nội dung (mã hoặc khóa). The dimension: its code or key." })
    dimension: string,
    @Arg("level", () => String, { description: "Trình độ (mã hoặc khóa). The level: its code or key." }) level: string,
    @Args(() => AttainmentArgs) { asOf, ...asked }: AttainmentArgs,
  ): Promise<Rate[]> {
    return ratesOn(hub.at(asOf), by, asked, await attainingCodes(hub, { dimension, level }));
  }

  @Needs("read", "Official")
  @Query(() => [RatePoint], {
    description:
      "Tỷ lệ qua các ngày. The rates on each of several days; of attainment, the filter is on the attainment itself: MEETS holds the level.",
  })
  async rateTrend(
    @Ctx() hub: Hub,
    @Arg("measure", () => MeasureEnum, { description: "Tỷ lệ nào. Which rate." }) measure: "COMPLIANCE" | "ATTAINMENT",
    @Arg("days", () => [DayScalar], { description: "Các ngày, nhiều nhất 120. The days, 120 at most." }) days: string[],
    @Arg("by", () => [GapKeyEnum], { description: BY }) by: GapKey[],
    @Arg("dimension", () => String, optional("Nội dung, khi hỏi trình độ. The dimension, of attainment.")) dimension:
      | string
      | null,
    @Arg("level", () => String, optional("Trình độ, khi hỏi trình độ. The level, of attainment.")) level: string | null,
    @Args(() => RateArgs) asked: RateArgs,
  ): Promise<RatePoint[]> {
    if (days.length > MOST_DAYS) throw new Refusal("LIMIT_EXCEEDED", { with: { what: "days", max: MOST_DAYS } });
    const question = measure === "ATTAINMENT" ? await attainingCodes(hub, { dimension, level }) : undefined;
    const points: RatePoint[] = [];
    // One after another: each day of a country is work for the one thread, and others wait for it too.
    for (const asOf of days) points.push({ asOf, rates: await ratesOn(hub.at(asOf), by, asked, question) });
    return points;
  }
}

const MOST_DAYS = 120;

async function ratesOn(
  at: At,
  by: readonly GapKey[],
  { officials, filter, everywhere }: RateArgs,
  question?: Question,
): Promise<Rate[]> {
  refuseKeys(by, at.hub.caller);
  if (everywhere)
    return shownRates(await ratesBeyond(at, { by, conditions: { officials, filter } }, question), at.hub.lang);
  const ledger = await ledgerFor(at, setOf(at, officials), question);
  return shownRates(await rates(ledger, by, filter), at.hub.lang);
}

/** The question of attainment for codes (or keys); refused where there is no such dimension, or it has no such level. */
async function attainingCodes(hub: Hub, { dimension, level }: LevelCodes): Promise<Question> {
  const { dimensions, levels } = await catalogueOf(hub.database);
  const names = (one: { id: number; code: string }, given: string | null | undefined): boolean =>
    one.code === given || String(one.id) === given;
  const ofDimension = [...dimensions.values()].find((one) => names(one, dimension));
  if (!ofDimension) throw unknown("dimension", dimension);
  const ofLevel = [...levels.values()].find((one) => one.dimensionId === ofDimension.id && names(one, level));
  if (!ofLevel) throw unknown("level", level);
  return attaining(ofDimension, ofLevel);
}

const unknown = (field: string, value: string | null | undefined): Refusal =>
  invalid(value ? { field, code: "UNKNOWN_CODE", with: { value } } : { field, code: "REQUIRED" });

@Resolver(() => Official)
export class OfficialGapResolver {
  @FieldResolver(() => OfficialGap, {
    nullable: true,
    description: "Khoảng cách so với tiêu chuẩn. The gap on the day asked about.",
  })
  gap(
    @Root() official: ReadRow,
    @Arg("asOf", () => DayScalar, optional(AS_OF)) asOf: string | null,
  ): Promise<OfficialGap | null> {
    const at = official[AT];
    // Silence would pass for an answer.
    if (at.knownAt !== null)
      throw new Refusal("BAD_USER_INPUT", {
        problems: [{ field: "knownAt", code: "NOT_ALLOWED", with: { reason: "notWith", other: "gap" } }],
      });
    return gapOf(asOf ? at.hub.at(asOf) : at, official.id);
  }
}

const courseType = (): (new () => object) => resourceOf("Course").Type as new () => object;

@Resolver(courseType)
export class CourseClosesResolver {
  @FieldResolver(() => FindingConnection, {
    description:
      "Những yêu cầu mà học xong chương trình này thì đạt: chưa đạt, trong hạn chuyển tiếp, hoặc sẽ thiếu. The findings that passing this course would close: gaps, those in grace, future ones. None where it is not on offer on the day.",
  })
  async closes(@Root() course: ReadRow, @Args(() => ListArgs) { asOf, ...asked }: ListArgs): Promise<object> {
    const at = asOf ? course[AT].hub.at(asOf) : course[AT];
    const { courses } = await catalogueOf(at.hub.database);
    const known = courses.get(course.id);
    if (!known) throw new Refusal("NOT_FOUND");
    return findingList(at, asked as Asked, closedBy(known));
  }
}

/** The resolvers of the gap. */
export const gapResolvers = [GapResolver, OfficialGapResolver, CourseClosesResolver] as const;
