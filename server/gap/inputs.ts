import { Field, InputType } from "type-graphql";
import { position } from "../../shared/catalogue/position.js";
import { REASONS, REQUIREMENT_STATUSES, VERDICTS } from "../../shared/gap/status.js";
import { assignment } from "../../shared/people/assignment.js";
import { enumFilter } from "../resource/inputs.js";
import { REASON_LABEL, STATUS_LABEL, VERDICT_LABEL } from "./enums.js";

/** The filter of the gap, as GraphQL takes it; `filter.ts` tests by it. */

const VerdictFilter = enumFilter({ enum: "Verdict", values: VERDICTS, label: VERDICT_LABEL });
const StatusFilter = enumFilter({ enum: "RequirementStatus", values: REQUIREMENT_STATUSES, label: STATUS_LABEL });
const ReasonFilter = enumFilter({ enum: "Reason", values: REASONS, label: REASON_LABEL });
const KindFilter = enumFilter(assignment.fields.kind);
const CategoryFilter = enumFilter(position.fields.category);

const optional = (description: string) => ({ nullable: true, description });

@InputType("CodeFilter", { description: "Lọc theo mã. A condition on a code." })
export class CodeFilter {
  @Field(() => String, optional("Bằng. Equals."))
  eq?: string;
  @Field(() => String, optional("Khác. Differs."))
  ne?: string;
  @Field(() => [String], optional("Một trong các mã. One of these; an empty list matches nothing."))
  in?: string[];
  @Field(() => [String], optional("Không thuộc các mã. None of these."))
  notIn?: string[];
}

@InputType("UnitWithin", { description: "Lọc theo đơn vị. A condition on the unit." })
export class UnitWithin {
  @Field(
    () => [String],
    optional(
      "Các đơn vị này và mọi đơn vị bên dưới, trong ngày đang xét. These codes and all below them, on the day asked about.",
    ),
  )
  within?: string[];
}

@InputType("GapFilter", {
  description:
    "Điều kiện về khoảng cách, phải đúng cho cùng một yêu cầu của cùng một chức danh. Conditions that must all hold, of one and the same finding and assignment.",
})
export class GapFilterInput {
  @Field(() => [GapFilterInput], optional("Tất cả. All of these."))
  and?: GapFilterInput[];
  @Field(() => [GapFilterInput], optional("Ít nhất một. Any of these."))
  or?: GapFilterInput[];
  @Field(() => GapFilterInput, optional("Không. Not this."))
  not?: GapFilterInput;
  @Field(() => VerdictFilter, optional("Kết luận về người. The official's verdict."))
  verdict?: object;
  @Field(() => StatusFilter, optional("Kết quả theo yêu cầu. The status."))
  status?: object;
  @Field(() => ReasonFilter, optional("Lý do. The reason."))
  reason?: object;
  @Field(() => CodeFilter, optional("Nội dung (mã). The dimension, or AGE or TENURE."))
  dimension?: CodeFilter;
  @Field(() => CodeFilter, optional("Nội dung cụ thể (mã). The subject, exactly."))
  subject?: CodeFilter;
  @Field(() => CodeFilter, optional("Chức danh (mã). The position."))
  position?: CodeFilter;
  @Field(() => CategoryFilter, optional("Nhóm. The category of the position."))
  category?: object;
  @Field(() => UnitWithin, optional("Đơn vị. The unit of the assignment."))
  unit?: UnitWithin;
  @Field(() => KindFilter, optional("Hình thức. The kind of the assignment."))
  kind?: object;
}
