import { THE_HUB } from "../server/caller.js";
import { changing } from "../server/resource/changes.js";
import { create } from "../server/resource/rows.js";
import type { Dictionary, Field, FieldOf } from "../shared/field.js";
import { fieldsOf } from "../shared/field.js";
import { dictionaryOf } from "../shared/resources.js";
import type { TestHub } from "./hub.js";

type Values = Readonly<Record<string, unknown>>;
type Build = (values?: Values) => Promise<string>;
type Builders = Readonly<Record<(typeof NAMES)[number], Build>> & {
  /** A row of any resource, valid and with every field filled. */
  any(resource: string, values?: Values): Promise<string>;
  /** A row of any resource with what it needs and no more. */
  bare(resource: string, values?: Values): Promise<string>;
  /** The values of such a full row, with the rows that they refer to made, as the API takes them. */
  values(resource: string): Promise<Record<string, unknown>>;
};

const NAMES = [
  "unit",
  "unitArea",
  "position",
  "dimension",
  "level",
  "fieldOfStudy",
  "documentKind",
  "legalDocument",
  "article",
  "official",
  "assignment",
  "qualification",
  "standard",
  "requirement",
  "criterion",
  "course",
  "plan",
  "class",
] as const;

const typeName = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
let made = 0;

/** Builders that create through the same path as the API; they name only what matters, and give the new row's id. */
export function make(hub: Pick<TestHub, "database">): Builders {
  const insert = async (resource: string, values: Values): Promise<string> =>
    String(await changing(hub.database, { caller: THE_HUB }, (store) => create(store, resource, values)));
  const refs = async (of: Dictionary, given: Values, all: boolean): Promise<Record<string, unknown>> => {
    const values: Record<string, unknown> = {};
    for (const [name, field] of fieldsOf(of)) {
      const wanted = !(name in given) && (all || !field.optional);
      if (field.kind === "ref" && wanted) values[name] = await minimal(field.to, {});
      if (field.kind === "refs" && wanted && all) values[name] = [await minimal(field.to, {})];
    }
    return values;
  };
  const build = async (resource: string, given: Values, all: boolean): Promise<Record<string, unknown>> => {
    const of = dictionaryOf(resource);
    const number = ++made;
    const particular = { ...(await PARTICULAR[resource]?.(given, (name, values) => minimal(name, values))), ...given };
    const plain: Record<string, unknown> = {};
    for (const [name, field] of fieldsOf(of)) if (all || !field.optional) plain[name] = sample(of, name, field, number);
    return { ...plain, ...(await refs(of, particular, all)), ...particular };
  };
  const minimal = async (resource: string, given: Values): Promise<string> =>
    insert(resource, await build(resource, given, false));
  const builders = NAMES.map((name) => [name, (values: Values = {}) => minimal(typeName(name), values)] as const);
  return {
    ...(Object.fromEntries(builders) as Record<(typeof NAMES)[number], Build>),
    any: async (resource, values = {}) => insert(resource, await build(resource, values, true)),
    bare: (resource, values = {}) => minimal(resource, values),
    values: (resource) => build(resource, {}, true),
  };
}

type Make = (resource: string, values: Values) => Promise<string>;
const ofOneScale = async (given: Values, build: Make): Promise<Values> => {
  const dimensionId = given.dimensionId ?? (await build("Dimension", {}));
  return { dimensionId, levelId: given.levelId ?? (await build("Level", { dimensionId })) };
};

/** What a row needs beyond values of the right kind. */
const PARTICULAR: Readonly<Record<string, (given: Values, build: Make) => Values | Promise<Values>>> = {
  Unit: () => ({ parentCode: null }),
  Official: () => ({ birthDate: "1980-05-19", recruitedOn: "2004-03-01" }),
  Assignment: () => ({ validFrom: "2016-07-01" }),
  Qualification: ofOneScale,
  CourseGrant: ofOneScale,
  Requirement: () => ({ subject: "AGE" }),
  Delegation: async (given, build) => ({
    subject: "AGE",
    // Below every other kind that is made: what is delegated goes downwards.
    toKindId: given.toKindId ?? (await build("DocumentKind", { tier: 1 })),
  }),
  Standard: () => ({ state: "DRAFT" }),
  Class: () => ({ state: "PLANNED", closedOn: null }),
  Plan: () => ({ firstYear: 2021, lastYear: 2025 }),
  async Criterion(given, build) {
    const none = { freshYears: null, least: null, most: null, ageOn: null, months: null, tenureIn: null };
    return { kind: "LEVEL", ...none, ...(await ofOneScale(given, build)) };
  },
};

/** Texts of which one fits each pattern that a dictionary asks for. */
const candidates = (number: number): string[] => [
  `M${number}`,
  String(1000 + number),
  String(100_000_000_000 + number),
  `+84 90 ${String(1_000_000 + number)}`,
];

function textOf(field: FieldOf<"text">, number: number): string {
  const { pattern } = field;
  if (!pattern) return `Đặng Thị ${["Ánh", "Bình", "Đào", "Yến"][number % 4]} ${number}`;
  return candidates(number).find((one) => new RegExp(pattern).test(one)) as string;
}

function sample(of: Dictionary, name: string, field: Field, number: number): unknown {
  const ends = [...(of.periods ?? []), ...(of.through ?? [])].some(([, end]) => end === name);
  if (field.kind === "text") return textOf(field, number);
  if (field.kind === "day") return `${ends ? 2031 : 2011}-03-${String((number % 28) + 1).padStart(2, "0")}`;
  if (field.kind === "partialDay") return ["2009", "2009-06", "2009-06-12"][number % 3];
  if (field.kind === "int") return field.min + (number % (field.max - field.min + 1));
  if (field.kind === "dong") return 3_000_000_000 + number;
  if (field.kind === "bool") return number % 2 === 0;
  if (field.kind === "choice") return Object.keys(field.values)[number % Object.keys(field.values).length];
  if (field.kind === "choices") return Object.keys(field.values).slice(0, 1 + (number % 2));
  return undefined;
}
