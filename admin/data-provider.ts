import { type DataProvider, HttpError, type Identifier, type RaRecord } from "react-admin";
import { today } from "../shared/day.js";
import type { Dictionary, Lang } from "../shared/field.js";
import { refusalWords } from "../shared/refusal.js";
import { dictionaries } from "../shared/resources.js";
import type { Ask, Refused } from "./ask.js";
import { createInput, formErrors, type Row, updateInput } from "./changes.js";
import {
  createDocument,
  deleteDocument,
  listDocument,
  MOST_CHILDREN,
  namesDocument,
  oneDocument,
  updateDocument,
} from "./document.js";
import { apiFilter, type FilterValues, searched } from "./filter.js";
import { orderBy } from "./order.js";
import { FARTHEST } from "./pages.js";

/** React-admin's provider, and the hub's own questions beside it. */
export type Hub = DataProvider & { readonly ask: Ask };

type Connection = { readonly nodes?: readonly Node[]; readonly totalCount?: number };
type List = { readonly nodes: readonly Node[]; readonly totalCount: number };
type Node = { readonly id: Identifier; readonly [field: string]: unknown };

const byPlural = new Map(dictionaries.map((one) => [one.plural, one]));

/** The dictionary of a resource by its address. */
export function dictionaryAt(plural: string): Dictionary {
  const of = byPlural.get(plural);
  if (!of) throw new Error(`No resource is named ${plural}.`);
  return of;
}

const isConnection = (value: unknown): value is Connection =>
  typeof value === "object" && value !== null && ("nodes" in value || "totalCount" in value);

/** A row as forms hold it: its lists are plain arrays, and how many rows they have in all stands beside them. */
function flat(node: Node): RaRecord {
  return Object.fromEntries(
    Object.entries(node).flatMap(([name, value]): [string, unknown][] => {
      if (!isConnection(value)) return [[name, value]];
      const rows = (value.nodes ?? []).map(flat);
      return value.totalCount === undefined
        ? [[name, rows]]
        : [
            [name, rows],
            [`${name}Total`, value.totalCount],
          ];
    }),
  ) as RaRecord;
}

/** Puts a refusal's faults where the form shows them; whatever belongs to no field of it stays a message. */
async function withFaults<T>(of: Dictionary, places: ReadonlyMap<string, string>, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (failure) {
    if (!(failure instanceof HttpError)) throw failure;
    const body = failure.body as Refused;
    if (body.problems.length > 0) body.errors = formErrors(of, body.problems, places);
    throw failure;
  }
}

type Options = {
  readonly asOf: string | null;
  readonly lang: () => Lang;
  readonly ask: Ask;
  readonly tooFar: () => string;
  /** Told after each write: figures that were read before it no longer hold. */
  readonly onWrite: () => void;
};

/** Opens the provider for a day. Pessimistic mode only: versions and field errors come from the hub. */
export function openProvider({ asOf, lang, ask, tooFar, onWrite }: Options): Hub {
  const day = asOf ? { asOf } : {};
  const missing = (): HttpError =>
    new HttpError(refusalWords("NOT_FOUND", lang()), 404, {
      code: "NOT_FOUND",
      requestId: null,
      problems: [],
    } satisfies Refused);

  type ListParams = {
    pagination?: { page: number; perPage: number };
    sort?: { field: string; order: string };
    filter?: FilterValues;
    meta?: { everyDay?: boolean };
    signal?: AbortSignal;
  };
  const page = async (resource: string, params: ListParams): Promise<{ data: RaRecord[]; total: number }> => {
    const of = dictionaryAt(resource);
    const { page = 1, perPage = 25 } = params.pagination ?? {};
    const values = params.filter ?? {};
    const offset = (page - 1) * perPage;
    if (offset > FARTHEST)
      throw new HttpError(tooFar(), 400, { code: "LIMIT_EXCEEDED", requestId: null, problems: [] } satisfies Refused);
    const document = listDocument(of);
    const { list } = await ask<{ list: List }>(
      document,
      {
        filter: apiFilter(of, values),
        search: searched(values),
        orderBy: orderBy(of, params.sort),
        limit: Math.min(perPage, MOST_CHILDREN),
        offset,
        ...(document.includes("$day") && { day: asOf ?? today() }),
        ...(params.meta?.everyDay ? {} : day),
      },
      params.signal,
    );
    return { data: list.nodes.map(flat), total: list.totalCount };
  };

  const named = async (resource: string, ids: readonly Identifier[], signal?: AbortSignal): Promise<RaRecord[]> => {
    const of = dictionaryAt(resource);
    const hundreds = Array.from({ length: Math.ceil(ids.length / MOST_CHILDREN) }, (_, i) =>
      ids.slice(i * MOST_CHILDREN, (i + 1) * MOST_CHILDREN),
    );
    const pages = await Promise.all(
      hundreds.map((some) => ask<{ list: List }>(namesDocument(of), { filter: { id: { in: some } } }, signal)),
    );
    return pages.flatMap(({ list }) => list.nodes.map(flat));
  };

  const change = async (resource: string, id: Identifier, data: Row, was: Row): Promise<RaRecord> => {
    const of = dictionaryAt(resource);
    const { input, places } = updateInput(of, data, was);
    if (Object.keys(input).length === 0) return was as RaRecord;
    const sent = ask<{ done: { one: Node } }>(updateDocument(of), { id, version: was.version, input });
    const { done } = await withFaults(of, places, sent);
    onWrite();
    return flat(done.one);
  };

  const remove = async (resource: string, id: Identifier, version: unknown): Promise<void> => {
    await ask(deleteDocument(dictionaryAt(resource)), { id, version });
    onWrite();
  };

  const provider = {
    supportAbortSignal: true,
    ask,
    getList: page,
    getManyReference: (resource: string, params: ListParams & { target: string; id: Identifier }) =>
      page(resource, { ...params, filter: { ...params.filter, [params.target]: params.id } }),
    async getOne(resource: string, { id, signal }: { id: Identifier; signal?: AbortSignal }) {
      const { one } = await ask<{ one: Node | null }>(oneDocument(dictionaryAt(resource)), { id, ...day }, signal);
      if (!one) throw missing();
      return { data: flat(one) };
    },
    async getMany(resource: string, { ids, signal }: { ids: readonly Identifier[]; signal?: AbortSignal }) {
      return { data: await named(resource, ids, signal) };
    },
    async create(resource: string, { data }: { data: Row }) {
      const of = dictionaryAt(resource);
      const { input, places } = createInput(of, data);
      const { done } = await withFaults(of, places, ask<{ done: { one: Node } }>(createDocument(of), { input }));
      onWrite();
      return { data: flat(done.one) };
    },
    async update(resource: string, { id, data, previousData }: { id: Identifier; data: Row; previousData: Row }) {
      return { data: await change(resource, id, data, previousData) };
    },
    async updateMany(resource: string, { ids, data }: { ids: readonly Identifier[]; data: Row }) {
      for (const row of await named(resource, ids)) await change(resource, row.id, { ...row, ...data }, row);
      return { data: [...ids] };
    },
    async delete(resource: string, { id, previousData }: { id: Identifier; previousData?: Row }) {
      await remove(resource, id, previousData?.version);
      return { data: previousData ?? { id } };
    },
    async deleteMany(resource: string, { ids }: { ids: readonly Identifier[] }) {
      for (const { id, version } of await named(resource, ids)) await remove(resource, id, version);
      return { data: [...ids] };
    },
  };
  return provider as unknown as Hub;
}
