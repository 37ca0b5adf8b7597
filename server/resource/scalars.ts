import { Kind as AstKind, GraphQLScalarType, print } from "graphql";

/** A text that the schema names for what it is; whether it is one is said with the field's other faults, in the reader's language. */
const textScalar = (name: string, description: string): GraphQLScalarType =>
  new GraphQLScalarType({
    name,
    description,
    serialize: String,
    parseValue: (value) => (typeof value === "string" ? value : String(value)),
    parseLiteral: (node) => ("value" in node ? String(node.value) : print(node)),
  });

export const DayScalar = textScalar("LocalDate", "Ngày dương lịch. A calendar day, YYYY-MM-DD; never an instant.");
export const PartialDayScalar = textScalar(
  "PartialDate",
  "Ngày, tháng hoặc năm. A day, month or year, as far as it is known: 2014-06-12, 2014-06, 2014.",
);
export const InstantScalar = textScalar("Instant", "Thời điểm. An instant in UTC, ISO 8601.");

/** Whole đồng as a number, up to 2^53 - 1, where Int would stop at 2.1 billion. */
export const DongScalar = new GraphQLScalarType<number, number>({
  name: "Dong",
  description: "Số tiền, đồng. Whole đồng, up to 9007199254740991.",
  serialize: Number,
  parseValue: (value) => (typeof value === "number" ? value : Number.NaN),
  parseLiteral: (node) => (node.kind === AstKind.INT || node.kind === AstKind.FLOAT ? Number(node.value) : Number.NaN),
});
