import { Field, ObjectType } from "type-graphql";
import type { Verdict } from "../../shared/gap/status.js";
import type { At } from "../context.js";
import { Assignment } from "../people/assignment.js";
import { Official } from "../people/official.js";
import { SIMPLE } from "../resource/record.js";
import { DayScalar } from "../resource/scalars.js";
import { Standard } from "../standards/standard.js";
import type { CatalogueDay } from "./catalogue-day.js";
import { VerdictEnum } from "./enums.js";
import { Finding } from "./finding.js";
import type { AssignmentGap as Judged, PersonGap } from "./rule.js";
import type { Person } from "./terms.js";

type Row = Promise<object | null>;

@ObjectType({ description: "Kết quả đối với một chức danh đang giữ. One assignment, judged on the day asked about." })
export class AssignmentGap {
  constructor(
    private readonly at: At,
    private readonly day: CatalogueDay,
    private readonly person: Person,
    private readonly judged: Judged,
  ) {}

  @Field(() => Assignment, { ...SIMPLE, nullable: true, description: "Chức danh đang giữ. The assignment." })
  assignment(): Row {
    return this.at.byId("Assignment", this.judged.assignment.id);
  }
  @Field(() => [Standard], { ...SIMPLE, description: "Các tiêu chuẩn được áp dụng. The standards whose lines apply." })
  standards(): Promise<(object | null)[]> {
    const ids = new Set(this.judged.findings.map((one) => one.requirement.standard.id));
    return Promise.all([...ids].map((id) => this.at.byId("Standard", id)));
  }
  @Field(() => VerdictEnum, {
    ...SIMPLE,
    description:
      "Kết luận trên các yêu cầu bắt buộc. The verdict over the mandatory lines; NO_STANDARD where none applies.",
  })
  verdict(): Verdict {
    return this.judged.verdict;
  }
  @Field(() => [Finding], { ...SIMPLE, description: "Từng yêu cầu. Each line that applies, recommended ones too." })
  findings(): Finding[] {
    const { assignment, findings } = this.judged;
    return findings.map((one) => new Finding(this.at, this.day, this.person, assignment, one));
  }
}

/** An official's gap on a day: the same for a set of one and for a page of a set. */
@ObjectType({
  description:
    "Khoảng cách so với tiêu chuẩn của một người. An official against the standards of what they hold, on the day asked about.",
})
export class OfficialGap {
  constructor(
    private readonly at: At,
    private readonly day: CatalogueDay,
    private readonly gap: PersonGap,
  ) {}

  @Field(() => Official, { ...SIMPLE, nullable: true, description: "Người. The official." })
  official(): Row {
    return this.at.byId("Official", this.gap.person.id);
  }
  @Field(() => DayScalar, { ...SIMPLE, description: "Tính đến ngày. The day asked about." })
  asOf(): string {
    return this.day.asOf;
  }
  @Field(() => VerdictEnum, {
    ...SIMPLE,
    nullable: true,
    description:
      "Kết luận xấu nhất trên các chức danh chính và kiêm nhiệm. The worst over primary and concurrent positions; null where none is held on the day.",
  })
  verdict(): Verdict | null {
    return this.gap.verdict;
  }
  @Field(() => [AssignmentGap], {
    ...SIMPLE,
    description:
      "Từng chức danh đang giữ; quyền, phụ trách có kết quả nhưng không tính vào kết luận. Each position held; acting ones are shown but stay outside the verdict.",
  })
  assignments(): AssignmentGap[] {
    return this.gap.assignments.map((one) => new AssignmentGap(this.at, this.day, this.gap.person, one));
  }
}
