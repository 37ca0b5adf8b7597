import { Arg, Field, Int, ObjectType } from "type-graphql";
import type { Duty, Fact, Reason, RequirementStatus, Weight } from "../../shared/gap/status.js";
import { explanation } from "../../shared/gap/words.js";
import { Level } from "../catalogue/dimension.js";
import { FieldOfStudy } from "../catalogue/field-of-study.js";
import { Article } from "../catalogue/legal-document.js";
import type { At } from "../context.js";
import { Assignment } from "../people/assignment.js";
import { Official } from "../people/official.js";
import { Qualification } from "../people/qualification.js";
import { SIMPLE } from "../resource/record.js";
import { resourceOf } from "../resource/resource.js";
import { DayScalar } from "../resource/scalars.js";
import { Criterion, Requirement } from "../standards/standard.js";
import type { CatalogueDay } from "./catalogue-day.js";
import { DutyEnum, FactEnum, LangEnum, ReasonEnum, StatusEnum, WeightEnum } from "./enums.js";
import { sinceOf, type Weighed, weightOf } from "./evidence.js";
import { type CriterionFact, expiringThrough, type Judged, remediable, training } from "./rule.js";
import type { Assignment as HeldAssignment, LevelCriterion, Person } from "./terms.js";
import { coursesFor, topFields, traceOf } from "./trace.js";

type Row = Promise<object | null>;
type Rows = Promise<(object | null)[]>;

/** A type of an area to the right, known by its name alone. */
const typeOf = (name: string) => (): (new () => object) => resourceOf(name).Type as new () => object;
const doc = (description: string) => ({ ...SIMPLE, description });
const maybe = (description: string) => ({ ...SIMPLE, description, nullable: true });

@ObjectType({ description: "Một văn bằng đã được xem xét. A certificate that was looked at." })
export class Considered {
  @Field(() => Qualification, maybe("Văn bằng, chứng chỉ. The certificate."))
  qualification: Row;
  @Field(() => Boolean, doc("Được tính. Whether the answer rests on it."))
  counts: boolean;
  @Field(() => WeightEnum, doc("Vì sao. Why."))
  why: Weight;
}

@ObjectType({ description: "Lớp đang học. The class that the person is in." })
export class InTraining {
  @Field(typeOf("Class"), maybe("Lớp. The class."))
  class: Row;
  @Field(() => DayScalar, doc("Ngày cuối. The last day of class."))
  heldThrough: string;
}

@ObjectType({ description: "Một điều kiện được chấp nhận và kết quả. An accepted criterion, answered." })
export class CriterionAnswer {
  @Field(() => Criterion, maybe("Điều kiện. The criterion."))
  criterion: Row;
  @Field(() => FactEnum, doc("Có thỏa mãn không. Whether the evidence satisfies it."))
  fact: Fact;
  @Field(() => ReasonEnum, maybe("Vì sao không, hoặc chưa rõ. Why not, or why unknown."))
  reason: Reason | null;
}

const DIGITS =
  "Số bậc còn thiếu trong cùng nội dung; null khi không có nghĩa. Ranks missing within the dimension; 0 when satisfied, null where it has no meaning.";
const LANG = { nullable: true, description: "Ngôn ngữ; mặc định tiếng Việt. The language; Vietnamese unless given." };
const CHEAPEST =
  "Các chương trình giúp đạt, ngắn nhất trước. The courses on offer that would close it, the shortest first.";

/** One requirement of one assignment on the day asked about. */
@ObjectType({
  description:
    "Kết quả của một yêu cầu đối với một chức danh đang giữ. One requirement of one assignment, judged on the day.",
})
export class Finding {
  constructor(
    private readonly at: At,
    private readonly day: CatalogueDay,
    private readonly person: Person,
    private readonly assigned: HeldAssignment,
    private readonly judged: Judged,
  ) {}

  @Field(() => Official, maybe("Người. The official."))
  official(): Row {
    return this.at.byId("Official", this.person.id);
  }
  @Field(() => Assignment, maybe("Chức danh đang giữ. The assignment."))
  assignment(): Row {
    return this.at.byId("Assignment", this.assigned.id);
  }
  @Field(() => Requirement, maybe("Yêu cầu. The requirement."))
  requirement(): Row {
    return this.at.byId("Requirement", this.judged.requirement.id);
  }
  @Field(() => String, doc("Nội dung. The subject: a dimension, a narrower name within one, AGE or TENURE."))
  subject(): string {
    return this.judged.requirement.subject;
  }
  @Field(() => StatusEnum, doc("Kết quả. The status: fact and duty together."))
  status(): RequirementStatus {
    return this.judged.status;
  }
  @Field(() => FactEnum, doc("Thực tế. Whether the evidence satisfies, whatever the duty."))
  fact(): Fact {
    return this.judged.fact;
  }
  @Field(() => DutyEnum, doc("Mức độ phải đáp ứng. Whether it must be satisfied."))
  duty(): Duty {
    return this.judged.duty;
  }
  @Field(() => DayScalar, maybe("Phải đáp ứng từ ngày. The day from which it binds, where that is later."))
  dutyFrom(): string | null {
    return this.judged.owed.from;
  }
  @Field(() => DayScalar, maybe("Được miễn, chuyển tiếp đến hết ngày. The last day of the waiver or the grace."))
  dutyThrough(): string | null {
    return this.judged.owed.through;
  }
  @Field(() => ReasonEnum, maybe("Lý do. Why not satisfied, or why unknown."))
  reason(): Reason | null {
    return this.judged.reason;
  }
  @Field(() => DayScalar, maybe("Không còn từ ngày. Since when what was enough no longer is."))
  since(): string | null {
    return this.evidence && sinceOf(this.evidence);
  }
  @Field(
    () => Criterion,
    maybe("Điều kiện được xét. The accepted criterion that counts: the best, or the cheapest to reach."),
  )
  criterion(): Row {
    return this.at.byId("Criterion", this.judged.answer.criterion.id);
  }
  @Field(() => Level, maybe("Trình độ phải có. The level required; null for age and tenure."))
  required(): Row | null {
    return this.row("Level", this.level?.level.id);
  }
  @Field(() => [FieldOfStudy], doc("Ngành được chấp nhận. The fields accepted; none: any."))
  fields(): Rows {
    return this.rows("FieldOfStudy", topFields(this.level?.fields ?? null, this.day.catalogue));
  }
  @Field(() => Level, maybe("Trình độ đang có. The best valid level held, in whatever field."))
  held(): Row | null {
    return this.row("Level", this.evidence?.held?.level.id);
  }
  @Field(() => Qualification, maybe("Văn bằng quyết định. The certificate on which the answer rests."))
  qualification(): Row | null {
    return this.row("Qualification", this.evidence?.decisive?.id);
  }
  @Field(() => Int, maybe(DIGITS))
  distance(): number | null {
    return this.evidence ? this.evidence.distance : this.judged.fact === "SATISFIED" ? 0 : null;
  }
  @Field(
    () => DayScalar,
    maybe(
      "Sắp hết giá trị: ngày cuối còn thỏa mãn, trong 180 ngày tới. The last day on which it is satisfied, within 180 days.",
    ),
  )
  expiringThrough(): string | null {
    return expiringThrough(this.judged, this.day.asOf);
  }
  @Field(() => InTraining, maybe("Đang học lớp giúp đạt. The class, confirmed and not closed, that would close it."))
  inTraining(): InTraining | null {
    const one = training(this.judged, this.person, this.day.asOf);
    return one && { class: this.at.byId("Class", one.classId), heldThrough: one.heldThrough };
  }
  @Field(() => Boolean, doc("Học thì đạt được. Whether learning can close it: age and tenure it cannot."))
  remediable(): boolean {
    return remediable(this.judged.requirement);
  }
  @Field(() => Article, maybe("Điều khoản. The article that asks it."))
  article(): Row {
    return this.at.byId("Article", this.judged.requirement.articleId);
  }
  @Field(
    () => [Requirement],
    doc("Các yêu cầu bị thay thế. The lines of other standards that would apply but for this one."),
  )
  overridden(): Rows {
    return this.rows(
      "Requirement",
      this.judged.line.overridden.map((one) => one.id),
    );
  }
  @Field(() => [CriterionAnswer], doc("Các điều kiện khác cũng được chấp nhận. The other accepted criteria."))
  others(): CriterionAnswer[] {
    return this.judged.others.map((one) => this.answerOf(one));
  }
  @Field(() => [Considered], doc("Các văn bằng đã xem xét. The certificates looked at, and why each counts or not."))
  considered(): Considered[] {
    const { level } = this;
    if (!level) return [];
    const { qualifications } = this.person;
    return qualifications.flatMap((one) => {
      const why = weightOf(level, one, qualifications, this.day.asOf);
      return why ? [{ qualification: this.at.byId("Qualification", one.id), counts: why === "COUNTS", why }] : [];
    });
  }
  @Field(() => [typeOf("Course")()], doc(CHEAPEST))
  courses(): Rows {
    return this.rows(
      "Course",
      coursesFor(this.judged, this.person, this.day).map((one) => one.id),
    );
  }
  @Field(() => String, { description: "Giải thích bằng lời. The finding in words." })
  explanation(@Arg("lang", () => LangEnum, LANG) lang: "VI" | "EN" | null): string {
    const { person, assigned: assignment } = this;
    return explanation(traceOf(this.judged, { person, assignment }, this.day), lang === "EN" ? "en" : "vi");
  }

  private get evidence(): Weighed | null {
    return this.judged.answer.evidence;
  }
  private get level(): LevelCriterion | null {
    const { criterion } = this.judged.answer;
    return criterion.kind === "LEVEL" ? criterion : null;
  }
  private row(resource: string, id: number | undefined): Row | null {
    return id === undefined ? null : this.at.byId(resource, id);
  }
  private rows(resource: string, ids: readonly number[]): Rows {
    return Promise.all(ids.map((id) => this.at.byId(resource, id)));
  }
  private answerOf({ criterion, fact, reason }: CriterionFact): CriterionAnswer {
    return { criterion: this.at.byId("Criterion", criterion.id), fact, reason };
  }
}
