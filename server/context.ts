import DataLoader from "dataloader";
import { isDay, looksLikeDay, today } from "../shared/day.js";
import type { Lang } from "../shared/field.js";
import type { Caller } from "./caller.js";
import type { Database } from "./database.js";
import { invalid, Refusal } from "./errors.js";
import type { Author } from "./resource/audit.js";
import type { View } from "./resource/resource.js";

/** What a request works with: the store, who asks in which language, and the days asked about. */
export type Hub = {
  readonly database: Database;
  readonly lang: Lang;
  readonly caller: Caller;
  /** The caller, and where they ask from: for what is changed or noted. */
  readonly author: Author;
  /** The view of a day; today in Vietnam where none is named. The same day gives the same view. */
  at(asOf?: string | null, knownAt?: number | null): At;
  /** The days asked about so far: what makes a figure citable. */
  readonly asked: ReadonlySet<string>;
};

/** Everything read for one day, so that what hangs on a row is of the same day; loads in batches. */
export type At = {
  readonly hub: Hub;
  readonly asOf: string;
  /** The number of the last change that was known; null: all of them. */
  readonly knownAt: number | null;
  byId(resource: string, id: number): Promise<object | null>;
  /** A batching loader under a key of its own, made once. */
  loader<K, V>(key: string, batch: (keys: readonly K[]) => Promise<readonly V[]>): DataLoader<K, V>;
};

/** What a statement needs to know of a view. */
export const viewOf = ({ asOf, knownAt, hub: { caller, database } }: At): View => ({
  asOf,
  knownAt,
  caller,
  dialect: database.dialect,
});

type ById = (at: At, resource: string, ids: readonly number[]) => Promise<readonly (object | null)[]>;

/** The most different days that one request may ask about: ten years by month, and some. */
const DAYS = 130;

type Given = { readonly database: Database; readonly lang: Lang; readonly author: Author; readonly byId: ById };

export function openHub(given: Given): Hub {
  const views = new Map<string, At>();
  const asked = new Set<string>();
  const hub: Hub = {
    database: given.database,
    lang: given.lang,
    caller: given.author.caller,
    author: given.author,
    asked,
    at(asOf, knownAt = null) {
      const day = asOf ?? today();
      if (!looksLikeDay(day)) throw invalid({ field: "asOf", code: "FORMAT", with: { expected: "day" } });
      if (!isDay(day)) throw invalid({ field: "asOf", code: "DATE_IMPOSSIBLE", with: { value: day } });
      asked.add(day);
      if (asked.size > DAYS) throw new Refusal("LIMIT_EXCEEDED", { with: { what: "asOf", max: DAYS } });
      const key = `${day} ${knownAt}`;
      const known = views.get(key);
      if (known) return known;
      const made = viewFor(hub, day, knownAt, given.byId);
      views.set(key, made);
      return made;
    },
  };
  return hub;
}

function viewFor(hub: Hub, asOf: string, knownAt: number | null, byId: ById): At {
  const loaders = new Map<string, DataLoader<unknown, unknown>>();
  const at: At = {
    hub,
    asOf,
    knownAt,
    byId: (resource, id) => at.loader<number, object | null>(`${resource}#`, (ids) => byId(at, resource, ids)).load(id),
    loader<K, V>(key: string, batch: (keys: readonly K[]) => Promise<readonly V[]>) {
      const known = loaders.get(key) as DataLoader<K, V> | undefined;
      if (known) return known;
      const made = new DataLoader<K, V>(batch, { maxBatchSize: 1000 });
      loaders.set(key, made as DataLoader<unknown, unknown>);
      return made;
    },
  };
  return at;
}
