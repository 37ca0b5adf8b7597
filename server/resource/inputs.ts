import { Field, ID, InputType, Int, registerEnumType } from "type-graphql";
import {
  codeName,
  type Field as DictionaryField,
  type FieldOf,
  fieldsOf,
  type Kind,
  refName,
} from "../../shared/field.js";
import { ordersOf } from "./order.js";
import { described, enumOf, outputOf } from "./record.js";
import { type Resource, resourceOf } from "./resource.js";
import { DayScalar, DongScalar, InstantScalar, PartialDayScalar } from "./scalars.js";

type Type = new () => object;
type Made = { readonly [name: string]: { type: () => unknown; description: string } };

/** An input type of these fields, none of them demanded by GraphQL: what is missing is said with the other faults. */
function inputType(name: string, description: string, fields: () => Made): Type {
  const Input = { [name]: class {} }[name] as Type;
  InputType(name, { description })(Input);
  for (const [field, { type, description: doc }] of Object.entries(fields()))
    Field(type as () => StringConstructor, { nullable: true, description: doc })(Input.prototype, field);
  return Input;
}

const once = <K, V>(make: (key: K) => V): ((key: K) => V) => {
  const made = new Map<K, V>();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key) as V;
  };
};

const OPERATOR_WORDS = {
  eq: "Bằng. Equals.",
  ne: "Khác (kể cả để trống). Differs, or is empty.",
  in: "Một trong các giá trị. One of these; an empty list matches nothing.",
  notIn: "Không thuộc các giá trị (kể cả để trống). None of these, or empty.",
  isNull: "Để trống hay không. Is empty, or is not.",
  lt: "Nhỏ hơn. Less than.",
  lte: "Nhỏ hơn hoặc bằng. At most.",
  gt: "Lớn hơn. Greater than.",
  gte: "Lớn hơn hoặc bằng. At least.",
  contains: "Chứa, không phân biệt dấu và hoa thường. Contains, without regard to accents, case and đ.",
  startsWith: "Bắt đầu bằng, không phân biệt dấu và hoa thường. Starts with, without regard to accents, case and đ.",
} as const;

/** Makes every input of a resource: GraphQL's types must stand before the schema is built. */
export function makeInputs(name: string): void {
  for (const make of [filterOf, someOf, orderOfResource, createInputOf, updateInputOf, updateChildOf, childrenOf])
    make(name);
}

function operatorsOf(name: string, doc: string, of: () => unknown, extra: readonly ("compare" | "text")[]): Type {
  const one = (operator: keyof typeof OPERATOR_WORDS, type: () => unknown) =>
    [operator, { type, description: OPERATOR_WORDS[operator] }] as const;
  return inputType(name, doc, () =>
    Object.fromEntries([
      one("eq", of),
      one("ne", of),
      one("in", () => [of()]),
      one("notIn", () => [of()]),
      one("isNull", () => Boolean),
      ...(extra.includes("compare") ? (["lt", "lte", "gt", "gte"] as const).map((operator) => one(operator, of)) : []),
      ...(extra.includes("text") ? (["contains", "startsWith"] as const).map((operator) => one(operator, of)) : []),
    ]),
  );
}

const TextFilter = operatorsOf("TextFilter", "Lọc theo chữ. A condition on text.", () => String, ["text"]);
/** Long notes have no folded form beside them, so that nothing is looked for within. */
const LongTextFilter = operatorsOf("LongTextFilter", "Lọc theo ghi chú. A condition on a note.", () => String, []);
const DayFilter = operatorsOf("LocalDateFilter", "Lọc theo ngày. A condition on a day.", () => DayScalar, ["compare"]);
const PartialDayFilter = operatorsOf(
  "PartialDateFilter",
  "Lọc theo ngày, tháng, năm. A condition on a day, month or year.",
  () => PartialDayScalar,
  ["compare"],
);
const InstantFilter = operatorsOf(
  "InstantFilter",
  "Lọc theo thời điểm. A condition on an instant.",
  () => InstantScalar,
  ["compare"],
);
const IntFilter = operatorsOf("IntFilter", "Lọc theo số. A condition on a whole number.", () => Int, ["compare"]);
const DongFilter = operatorsOf("DongFilter", "Lọc theo số tiền. A condition on an amount.", () => DongScalar, [
  "compare",
]);
const BoolFilter = operatorsOf("BooleanFilter", "Lọc theo có hay không. A condition on yes or no.", () => Boolean, []);
const IdFilter = operatorsOf("IDFilter", "Lọc theo khóa. A condition on a key.", () => ID, []);

type EnumField = Extract<DictionaryField, { kind: "choice" | "choices" }>;
const enumFilters = new Map<string, Type>();
/** The condition on a closed list of this name, the same wherever the list is used. */
export function enumFilter(field: Pick<EnumField, "enum" | "values" | "label">): Type {
  const name = `${field.enum}Filter`;
  if (!enumFilters.has(name))
    enumFilters.set(
      name,
      operatorsOf(name, `${field.label.vi}. ${field.label.en}.`, () => enumOf({ kind: "choice", ...field }), []),
    );
  return enumFilters.get(name) as Type;
}
const listFilters = new Map<string, Type>();
function enumListFilter(field: EnumField): Type {
  const name = `${field.enum}ListFilter`;
  if (!listFilters.has(name))
    listFilters.set(
      name,
      inputType(name, `${field.label.vi}. ${field.label.en}.`, () => ({
        has: { type: () => enumOf(field), description: "Có giá trị này. Holds this one." },
        hasAny: { type: () => [enumOf(field)], description: "Có ít nhất một. Holds any of these." },
        isEmpty: { type: () => Boolean, description: "Trống hay không. Holds none, or some." },
      })),
    );
  return listFilters.get(name) as Type;
}

const FILTERS: { readonly [K in Exclude<Kind, "refs">]: (field: DictionaryField) => Type } = {
  text: (field) => ((field as FieldOf<"text">).long ? LongTextFilter : TextFilter),
  day: () => DayFilter,
  partialDay: () => PartialDayFilter,
  instant: () => InstantFilter,
  int: () => IntFilter,
  dong: () => DongFilter,
  bool: () => BoolFilter,
  choice: (field) => enumFilter(field as EnumField),
  choices: (field) => enumListFilter(field as EnumField),
  ref: () => IdFilter,
};

const PeriodInput = inputType(
  "PeriodInput",
  "Khoảng ngày, kể cả hai đầu; để trống là không giới hạn. Days from and to, both counted; empty: unbounded.",
  () => ({
    from: { type: () => DayScalar, description: "Từ ngày. The first day." },
    to: { type: () => DayScalar, description: "Đến hết ngày. The last day." },
  }),
);

export { PeriodInput };

/** The filter of a resource: `and or not`, a condition per field, and those of the records it hangs together with. */
export const filterOf = once((name: string): Type => {
  const { of, filters } = resourceOf(name);
  const typeName = `${of.name}Filter`;
  const self: Type = inputType(
    typeName,
    `Điều kiện lọc ${of.label.vi.toLowerCase()}. Conditions that must all hold.`,
    () => {
      const made: Record<string, { type: () => unknown; description: string }> = {
        and: { type: () => [self], description: "Tất cả. All of these." },
        or: { type: () => [self], description: "Ít nhất một. Any of these." },
        not: { type: () => self, description: "Không. Not this." },
        id: { type: () => IdFilter, description: "Khóa. The key." },
      };
      for (const [key, field] of fieldsOf(of)) {
        if (field.kind === "refs") made[refName(key)] = { type: () => someOf(field.to), description: described(field) };
        else {
          const type = FILTERS[field.kind](field);
          made[key] = { type: () => type, description: described(field) };
        }
        if (field.kind === "ref")
          made[refName(key)] = { type: () => filterOf(field.to), description: described(field) };
      }
      for (const [key, list] of Object.entries(of.lists ?? {}))
        made[key] = {
          type: () => someOf(list.of),
          description: `${list.label.vi}. ${list.label.en}.${list.dated ? " Those of the day asked about, unless validOn or overlaps is given." : ""}`,
        };
      if (of.periods) {
        made.validOn = { type: () => DayScalar, description: "Có hiệu lực vào ngày. Holds on that day." };
        made.overlaps = {
          type: () => PeriodInput,
          description: "Có hiệu lực trong khoảng. Shares a day with the period.",
        };
      }
      for (const [key, extra] of Object.entries(filters ?? {}))
        made[key] = { type: extra.type, description: extra.doc };
      return made;
    },
  );
  return self;
});

/** The condition on a list of a resource: some, every or none of its rows. */
const someOf = once(
  (name: string): Type =>
    inputType(`${name}ListFilter`, `Điều kiện trên một danh sách. Conditions on a list of ${name}.`, () => ({
      some: { type: () => filterOf(name), description: "Có ít nhất một. At least one is so." },
      every: { type: () => filterOf(name), description: "Tất cả. All are so." },
      none: { type: () => filterOf(name), description: "Không có. None is so." },
    })),
);

/** The orders of a resource as an enum: `FULL_NAME_ASC`. */
export const orderOfResource = once((name: string): object => {
  const values: Record<string, string> = {};
  const valuesConfig: Record<string, { description: string }> = {};
  for (const [order, { doc }] of ordersOf(name))
    for (const direction of ["ASC", "DESC"] as const) {
      values[`${order}_${direction}`] = `${order}_${direction}`;
      valuesConfig[`${order}_${direction}`] = {
        description: `${doc} ${direction === "ASC" ? "Tăng dần. Ascending." : "Giảm dần. Descending."}`,
      };
    }
  registerEnumType(values, {
    name: `${name}Order`,
    description: "Thứ tự; ô trống xếp cuối. An order; empty values come last.",
    valuesConfig,
  });
  return values;
});

const hasCode = (resource: Resource): boolean => "code" in resource.of.fields;

function writeFields(name: string, without: string | null): Made {
  const { of } = resourceOf(name);
  const made: Record<string, { type: () => unknown; description: string }> = {};
  for (const [key, field] of fieldsOf(of)) {
    if (key === without) continue;
    const need =
      field.optional || field.kind === "refs" || field.kind === "choices" || field.kind === "bool" ? "" : " Required.";
    const type = outputOf(field);
    made[key] = { type: () => type, description: `${described(field)}${need}` };
    if (field.kind !== "ref" && field.kind !== "refs") continue;
    if (hasCode(resourceOf(field.to)))
      made[codeName(key)] = {
        type: () => (field.kind === "refs" ? [String] : String),
        description: `Mã thay cho khóa. The code, in place of ${key}.`,
      };
  }
  for (const [key, list] of Object.entries(of.lists ?? {}))
    if (list.owned)
      made[key] = {
        type: () => childrenOf(list.of),
        description: `${list.label.vi}, ghi cùng lúc. ${list.label.en}, written in the same change.`,
      };
  return made;
}

export const createInputOf = once(
  (name: string): Type =>
    inputType(`Create${name}Input`, `Bản ghi mới: ${resourceOf(name).of.label.vi.toLowerCase()}. A new record.`, () =>
      writeFields(name, null),
    ),
);
export const updateInputOf = once(
  (name: string): Type =>
    inputType(
      `Update${name}Input`,
      "Những gì thay đổi: vắng mặt là giữ nguyên, null là xóa trống. What changes: absent keeps, null clears.",
      () => writeFields(name, null),
    ),
);

const DeleteChild = inputType("DeleteChildInput", "Bản ghi con cần xóa. A child to delete.", () => ({
  id: { type: () => ID, description: "Khóa. The key." },
  expectedVersion: { type: () => Int, description: "Phiên bản đang thấy. The version that was seen." },
}));
const updateChildOf = once(
  (name: string): Type =>
    inputType(`Update${name}Child`, "Bản ghi con cần sửa. A child to change.", () => ({
      id: { type: () => ID, description: "Khóa. The key." },
      expectedVersion: { type: () => Int, description: "Phiên bản đang thấy. The version that was seen." },
      input: { type: () => updateInputOf(name), description: "Những gì thay đổi. What changes." },
    })),
);
const childrenOf = once(
  (name: string): Type =>
    inputType(`${name}Children`, "Thay đổi ở các bản ghi con. Changes to the children.", () => ({
      create: { type: () => [createInputOf(name)], description: "Thêm. To add." },
      update: { type: () => [updateChildOf(name)], description: "Sửa. To change." },
      delete: { type: () => [DeleteChild], description: "Xóa. To delete." },
    })),
);
