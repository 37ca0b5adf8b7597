import sql from "sql-template-tag";
import { Field, ID, ObjectType } from "type-graphql";
import type { Values } from "../../shared/check.js";
import { today } from "../../shared/day.js";
import type { Dictionary } from "../../shared/field.js";
import type { Database, Reader } from "../database.js";
import { type Author, append, endOf } from "./audit.js";
import { scopeOf } from "./filter.js";
import { SIMPLE } from "./record.js";
import type { FilterScope, Kept } from "./resource.js";
import { refuseLost } from "./visible.js";

type Action = "CREATE" | "UPDATE" | "DELETE";
/** What one change did to one record. */
export type Changed = {
  readonly of: Dictionary;
  readonly id: number;
  readonly action: Action;
  readonly before: Kept | null;
  readonly after: Values | null;
};

/** The store inside a change: every row that is written through it is noted, and stands under one number. */
export type Store = Reader & {
  /** The number of the audit entry that will tell of this change. */
  readonly changeSetId: number;
  readonly author: Author;
  /** What the author sees and keeps, as of today. */
  readonly scope: FilterScope;
  keep(changed: Changed): Promise<void>;
  /** Refuses what the author would lose by what has been written so far: asked at the end, and by a try before it is taken back. */
  settle(): Promise<void>;
  /** So many rows were put into an empty hub at once. */
  filled(resource: string, rows: number): void;
};

/** Changes whose fields the log spells out; of a larger set it gives the numbers, and the history has the rest. */
const SPELT_OUT = 200;

/**
 * The one way to change records: one transaction, its checks, what stood before, and its entry in the log. What
 * `work` throws leaves nothing of all this.
 */
export const changing = <T>(
  database: Database,
  author: Author,
  work: (store: Store) => Promise<T>,
  undoes?: number,
): Promise<T> =>
  database.write(async (reader) => {
    const end = await endOf(reader);
    const all: Changed[] = [];
    const filled: Record<string, number> = {};
    const store: Store = {
      ...reader,
      changeSetId: end.id + 1,
      author,
      scope: scopeOf({ asOf: today(), knownAt: null, caller: author.caller, dialect: reader.dialect }),
      async keep(changed) {
        all.push(changed);
        await keepBefore(reader, end.id + 1, changed);
      },
      settle: () => refuseLost(store, all),
      filled(resource, rows) {
        filled[resource] = (filled[resource] ?? 0) + rows;
      },
    };
    const answer = await work(store);
    await store.settle();
    if (all.length > 0) await append(reader, author, { kind: "CHANGE", ...tell(all, undoes) }, end);
    else if (Object.keys(filled).length > 0) await append(reader, author, { kind: "CHANGE", detail: { filled } }, end);
    return answer;
  });

async function keepBefore(reader: Reader, changeSetId: number, { of, id, action, before }: Changed): Promise<void> {
  const { changeSetId: from, ...row } = before ?? { changeSetId: null };
  await reader.rows(
    sql`INSERT INTO "record_change" ("changeSetId", "resource", "recordId", "action", "fromChangeSetId", "before")
      VALUES (${changeSetId}, ${of.name}, ${id}, ${action}, ${from}, ${before && JSON.stringify(row)})`,
  );
}

/** The log's entry: of one record its name and key, of all what changed in them. */
function tell(all: readonly Changed[], undoes: number | undefined) {
  const [first] = all as readonly [Changed, ...Changed[]];
  const alone = all.every(({ of, id }) => of === first.of && id === first.id);
  const main = alone ? first : (all.find(({ action }) => action !== "DELETE") ?? first);
  return {
    resource: main.of.name,
    recordId: main.id,
    detail: {
      ...(undoes !== undefined && { undoes }),
      changes: all.length,
      records: all.slice(0, SPELT_OUT).map((one) => ({
        resource: one.of.name,
        id: one.id,
        action: one.action,
        fields: differences(one.of, one.before, one.after),
      })),
    },
  };
}

const MASK = "•••";

/** The fields in which two rows differ, old and new; what is sensitive is said to have changed, not what it is. */
export function differences(
  of: Dictionary,
  before: Values | null,
  after: Values | null,
  seesSensitive = false,
): Record<string, [unknown, unknown]> {
  const found: Record<string, [unknown, unknown]> = {};
  for (const [name, field] of Object.entries(of.fields)) {
    const [old, now] = [before?.[name] ?? null, after?.[name] ?? null];
    if (JSON.stringify(old) === JSON.stringify(now)) continue;
    const shown = (value: unknown): unknown => (value !== null && field.sensitive && !seesSensitive ? MASK : value);
    found[name] = [shown(old), shown(now)];
  }
  return found;
}

@ObjectType({ description: "Một lần thay đổi: tất cả những gì được ghi cùng lúc. What was written together." })
export class ChangeSet {
  @Field(() => ID, { ...SIMPLE, description: "Số của lần thay đổi trong nhật ký. Its number in the log." })
  id: number;
}
