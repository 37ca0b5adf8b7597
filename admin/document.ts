import { type Dictionary, type Field, fieldsOf, type ListOf, refName } from "../shared/field.js";
import { dictionaryOf } from "../shared/resources.js";

/** GraphQL documents, read off the dictionaries. A reference comes with what names it, so that a list is one request. */

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** What is shown beside a record's own fields wherever it is named. */
const BESIDE: Readonly<Record<string, string>> = {
  Unit: "kind validFrom validUntil parent{id name kind}",
  Level: "rank dimension{id name nameEn}",
  Official: "code",
};

/** The fields that name a record: its title, and the English name where there is one. */
function namingOf(of: Dictionary): string {
  const english = "nameEn" in of.fields ? ["nameEn"] : [];
  const parts = [...of.title, ...english].map((path) => {
    const [ref, field] = path.split(".") as [string, string | undefined];
    return field ? `${ref}{id ${field}${englishOf(of, ref)}}` : ref;
  });
  return `id ${[...new Set(parts)].join(" ")} ${BESIDE[of.name] ?? ""}`;
}

function englishOf(of: Dictionary, ref: string): string {
  const field = of.fields[`${ref}Id`];
  return field?.kind === "ref" && "nameEn" in dictionaryOf(field.to).fields ? " nameEn" : "";
}

const selected = ([name, field]: [string, Field]): string =>
  field.kind === "ref" || field.kind === "refs"
    ? `${name} ${refName(name)}{${namingOf(dictionaryOf(field.to))}}`
    : name;

/** The fields of a row, references named; with them, which of the sensitive ones are hidden from the reader. */
const rowSelection = (of: Dictionary, without: readonly string[] = []): string => {
  const fields = fieldsOf(of).filter(([name]) => !without.includes(name));
  const masked = fields.some(([, { sensitive }]) => sensitive) ? "masked" : "";
  return `id version ${masked} ${fields.map(selected).join(" ")} ${titlesBeside(of)}`;
};

/** What a title reaches that is no field of the row: `requirement.subject` of a criterion is under its reference. */
const titlesBeside = (of: Dictionary): string =>
  of.title
    .filter((path) => path.includes("."))
    .map((path) => path.split(".") as [string, string])
    .map(([ref, field]) => `${ref}{${field}}`)
    .join(" ");

/** The most children that a form shows at once: the most that the API gives in a page. */
export const MOST_CHILDREN = 100;

const ownedLists = (of: Dictionary): [string, ListOf][] =>
  Object.entries(of.lists ?? {}).filter(([, list]) => list.owned);

/** A row with the rows of its owned lists, of every day, and theirs in turn. */
function wholeSelection(of: Dictionary): string {
  const lists = ownedLists(of).map(([name, list]) => {
    const target = dictionaryOf(list.of);
    const period = list.dated ? ", period: {}" : "";
    return `${name}(limit: ${MOST_CHILDREN}${period}){totalCount nodes{${wholeSelection(target)}}}`;
  });
  return `${rowSelection(of)} ${BESIDE[of.name] ?? ""} ${lists.join(" ")}`;
}

const HELD = "id kind position{id name nameEn urbanName} unit{id name kind}";
/** Columns of a list that are no fields of the row; `$day` is the day of the page. */
const IN_LISTS: Readonly<Record<string, string>> = {
  // What was held up to the day, the last first: where nothing is held on it, what was held last.
  Official: `held: assignments(period: {to: $day}, orderBy: [VALID_FROM_DESC], limit: 8){nodes{${HELD} validUntil}}`,
  Standard: "requirements{totalCount}",
  Class: "enrolments{totalCount}",
};

/** Fields too long for a list. */
const NOT_IN_LISTS: Readonly<Record<string, readonly string[]>> = { AuditEntry: ["detail", "hash"] };

export const listDocument = (of: Dictionary): string =>
  `query($filter: ${of.name}Filter, $search: String, $orderBy: [${of.name}Order!], $limit: Int, $offset: Int, $asOf: LocalDate${IN_LISTS[of.name]?.includes("$day") ? ", $day: LocalDate" : ""}){
    list: ${of.plural}(filter: $filter, search: $search, orderBy: $orderBy, limit: $limit, offset: $offset, asOf: $asOf){
      totalCount nodes{${rowSelection(of, NOT_IN_LISTS[of.name])} ${BESIDE[of.name] ?? ""} ${IN_LISTS[of.name] ?? ""}}}}`;

export const namesDocument = (of: Dictionary): string =>
  `query($filter: ${of.name}Filter){list: ${of.plural}(filter: $filter, limit: ${MOST_CHILDREN}){nodes{${rowSelection(of)} ${BESIDE[of.name] ?? ""}}}}`;

export const oneDocument = (of: Dictionary): string =>
  `query($id: ID!, $asOf: LocalDate){one: ${lowerFirst(of.name)}(id: $id, asOf: $asOf){${wholeSelection(of)}}}`;

export const createDocument = (of: Dictionary): string =>
  `mutation($input: Create${of.name}Input!){done: create${of.name}(input: $input){one: ${lowerFirst(of.name)}{${wholeSelection(of)}}}}`;

export const updateDocument = (of: Dictionary): string =>
  `mutation($id: ID!, $version: Int!, $input: Update${of.name}Input!){
    done: update${of.name}(id: $id, expectedVersion: $version, input: $input){one: ${lowerFirst(of.name)}{${wholeSelection(of)}}}}`;

export const deleteDocument = (of: Dictionary): string =>
  `mutation($id: ID!, $version: Int!){done: delete${of.name}(id: $id, expectedVersion: $version){dryRun}}`;
