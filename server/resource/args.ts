import { Arg, Int } from "type-graphql";
import { filterOf, orderOfResource } from "./inputs.js";
import { DayScalar, InstantScalar } from "./scalars.js";

/** An argument of a field, declared without decorator syntax because the field's name comes from a dictionary. */
export type ArgOf = { name: string; type: () => unknown; description: string; required?: true };

/** The arguments by which every list is paged. */
export const PAGE_ARGS: readonly ArgOf[] = [
  {
    name: "first",
    type: () => Int,
    description: "Số dòng từ sau con trỏ. Rows after the cursor; 25 unless given, 100 at most.",
  },
  { name: "after", type: () => String, description: "Sau con trỏ này. After this cursor." },
  { name: "last", type: () => Int, description: "Số dòng trước con trỏ. Rows before the cursor." },
  { name: "before", type: () => String, description: "Trước con trỏ này. Before this cursor." },
  { name: "limit", type: () => Int, description: "Số dòng (phân trang theo số thứ tự). Rows; not with the cursors." },
  {
    name: "offset",
    type: () => Int,
    description: "Bỏ qua bao nhiêu dòng, nhiều nhất 10000. Rows to pass over, 10,000 at most.",
  },
];
export const AS_OF: ArgOf = {
  name: "asOf",
  type: () => DayScalar,
  description:
    "Tính đến ngày; mặc định hôm nay ở Việt Nam. The day asked about; today in Vietnam unless given. It flows to everything below.",
};

export const KNOWN_AT: ArgOf = {
  name: "knownAt",
  type: () => InstantScalar,
  description:
    "Như hệ thống đã biết tại thời điểm này; mặc định bây giờ. As the hub knew it at this instant, or at this number of a change; a day means its end in Vietnam.",
};

/** The arguments of a list of a resource. */
export const listArgs = (name: string): ArgOf[] => [
  { name: "filter", type: () => filterOf(name), description: "Điều kiện lọc. Conditions." },
  {
    name: "search",
    type: () => String,
    description: "Tìm theo từ, không cần dấu. Each word begins a word of what names the record; accents don't matter.",
  },
  { name: "orderBy", type: () => [orderOfResource(name)], description: "Thứ tự. The order." },
  ...PAGE_ARGS,
];

/** Declares arguments of a method, the first of them at parameter `from`. */
export function declareArgs(prototype: object, method: string, args: readonly ArgOf[], from = 0): void {
  args.forEach((arg, i) => {
    Arg(arg.name, arg.type as () => StringConstructor, {
      nullable: !arg.required,
      description: arg.description,
    })(prototype, method, from + i);
  });
}
