import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Query, Resolver, registerEnumType } from "type-graphql";
import { must } from "../caller.js";
import type { Hub } from "../context.js";
import { Refusal } from "../errors.js";
import { ChangeSet, changing, type Store } from "./changes.js";
import { deletedOf, type Version, versionsOf } from "./history.js";
import { Needs } from "./needs.js";
import { noteReading } from "./readings.js";
import { idOf, SIMPLE, sensitiveOf } from "./record.js";
import { allResources, type Resource } from "./resource.js";
import { InstantScalar } from "./scalars.js";
import { restore, type Undone, undo } from "./undo.js";

/** The history of records in the API: what stood when, who changed it, and the way back. */

const ActionEnum = { CREATE: "CREATE", UPDATE: "UPDATE", DELETE: "DELETE" } as const;
registerEnumType(ActionEnum, {
  name: "ChangeAction",
  description: "Thao tác. What was done.",
  valuesConfig: {
    CREATE: { description: "Thêm. Created." },
    UPDATE: { description: "Sửa. Changed." },
    DELETE: { description: "Xóa. Deleted." },
  },
});
const OutcomeEnum = { REVERSED: "REVERSED", KEPT: "KEPT" } as const;
registerEnumType(OutcomeEnum, {
  name: "UndoOutcome",
  description: "Kết quả hoàn tác. What undoing does to a record.",
  valuesConfig: {
    REVERSED: { description: "Đã trả lại như trước. Put back." },
    KEPT: { description: "Giữ nguyên vì đã sửa sau đó. Kept, since something newer stands on it." },
  },
});

@ObjectType({ description: "Một ô đã thay đổi. A field that changed; values as JSON." })
class FieldChange {
  @Field(() => String, { ...SIMPLE, description: "Tên ô. The field." })
  field: string;
  @Field(() => String, { ...SIMPLE, description: "Trước đó, dạng JSON. What stood before, as JSON." })
  before: string;
  @Field(() => String, { ...SIMPLE, description: "Sau đó, dạng JSON. What stands since, as JSON." })
  after: string;
}

@ObjectType({ description: "Một phiên bản của bản ghi. A version of a record." })
class RecordVersion {
  @Field(() => Int, { ...SIMPLE, description: "Phiên bản. The version." })
  version: number;
  @Field(() => ActionEnum, { ...SIMPLE, description: "Thao tác. What was done." })
  action: string;
  @Field(() => InstantScalar, { ...SIMPLE, description: "Lúc. When." })
  at: string;
  @Field(() => String, { ...SIMPLE, description: "Ai. By whom." })
  who: string;
  @Field(() => ChangeSet, { ...SIMPLE, description: "Lần thay đổi. The change that it was part of." })
  changeSet: ChangeSet;
  @Field(() => [FieldChange], { ...SIMPLE, description: "Các ô đã thay đổi. The fields that changed." })
  fields: FieldChange[];
}

@ObjectType({ description: "Một bản ghi đã xóa. A record that was deleted." })
class Deletion {
  @Field(() => ID, { ...SIMPLE, description: "Khóa. The key." })
  id: number;
  @Field(() => InstantScalar, { ...SIMPLE, description: "Xóa lúc. When it was deleted." })
  at: string;
  @Field(() => String, { ...SIMPLE, description: "Ai xóa. By whom." })
  who: string;
  @Field(() => ChangeSet, { ...SIMPLE, description: "Lần thay đổi. The change that deleted it." })
  changeSet: ChangeSet;
  @Field(() => [FieldChange], { ...SIMPLE, description: "Nội dung khi bị xóa. What stood in it." })
  fields: FieldChange[];
}

@ObjectType({ description: "Một bản ghi trong lần hoàn tác. A record of a change that is undone." })
class UndoStep {
  @Field(() => String, { ...SIMPLE, description: "Loại bản ghi. The resource." })
  resource: string;
  @Field(() => ID, { ...SIMPLE, description: "Khóa. The key." })
  id: number;
  @Field(() => OutcomeEnum, { ...SIMPLE, description: "Kết quả. What becomes of it." })
  outcome: string;
}

@ObjectType({ description: "Kết quả hoàn tác hoặc khôi phục. What going back did." })
class UndoPayload {
  @Field(() => ChangeSet, {
    ...SIMPLE,
    nullable: true,
    description: "Lần thay đổi mới; null khi chỉ thử. The new change.",
  })
  changeSet: ChangeSet | null;
  @Field(() => [UndoStep], { ...SIMPLE, description: "Các bản ghi. The records." })
  records: UndoStep[];
}

const RESOURCE = "Loại bản ghi, ví dụ Official. The resource: the name of its type.";
const DRY_RUN = { nullable: true, description: "Chỉ thử. Try only: answers as it would, keeps nothing." };

const resourceNamed = (name: string): Resource => {
  const found = allResources().find(({ of }) => of.name === name);
  if (!found) throw new Refusal("NOT_FOUND");
  return found;
};

const changesOf = (fields: Version["fields"]): FieldChange[] =>
  Object.entries(fields).map(([field, [before, after]]) => ({
    field,
    before: JSON.stringify(before),
    after: JSON.stringify(after),
  }));

/** A try that is taken back: it carries out what it would have answered. */
class Tried {
  constructor(readonly records: readonly Undone[]) {}
}

async function going(hub: Hub, dryRun: boolean | null, work: (store: Store) => Promise<Undone[]>, undoes?: number) {
  const shown = (records: readonly Undone[]): UndoStep[] =>
    records.map(({ recordId: id, ...rest }) => ({ id, ...rest }));
  try {
    return await changing(
      hub.database,
      hub.author,
      async (store) => {
        const records = await work(store);
        if (dryRun) {
          await store.settle();
          throw new Tried(records);
        }
        return { changeSet: { id: store.changeSetId }, records: shown(records) };
      },
      undoes,
    );
  } catch (failure) {
    if (failure instanceof Tried) return { changeSet: null, records: shown(failure.records) };
    throw failure;
  }
}

@Resolver()
export class HistoryResolver {
  @Needs(null)
  @Query(() => [RecordVersion], {
    description:
      "Lịch sử của một bản ghi, mới nhất trước. The versions of a record, the newest first; none where there is no such record.",
  })
  async history(
    @Ctx() hub: Hub,
    @Arg("resource", () => String, { description: RESOURCE }) resource: string,
    @Arg("id", () => ID, { description: "Khóa. The key." }) id: string,
  ): Promise<RecordVersion[]> {
    const { of } = resourceNamed(resource);
    must(hub.caller, "history", of.name);
    const versions = await versionsOf(hub.at(), of.name, idOf(id));
    if (versions.length > 0) await noteReading(hub, { resource: of.name, recordId: idOf(id), fields: sensitiveOf(of) });
    return versions.toReversed().map(({ changeSetId, fields, ...rest }) => ({
      ...rest,
      changeSet: { id: changeSetId },
      fields: changesOf(fields),
    }));
  }

  @Needs(null)
  @Query(() => [Deletion], {
    description: "Những bản ghi đã xóa, mới nhất trước. The records of a resource that were deleted, the latest first.",
  })
  async deletedRecords(
    @Ctx() hub: Hub,
    @Arg("resource", () => String, { description: RESOURCE }) resource: string,
    @Arg("limit", () => Int, {
      nullable: true,
      description: "Số dòng, nhiều nhất 100. Rows, 100 at most; 25 unless given.",
    })
    limit: number | null,
    @Arg("offset", () => Int, { nullable: true, description: "Bỏ qua bao nhiêu dòng. Rows to pass over." })
    offset: number | null,
  ): Promise<Deletion[]> {
    const { of } = resourceNamed(resource);
    must(hub.caller, "restore", of.name);
    if ((limit ?? 0) < 0 || (limit ?? 0) > 100)
      throw new Refusal("LIMIT_EXCEEDED", { with: { what: "limit", max: 100 } });
    await noteReading(hub, { resource: of.name, fields: sensitiveOf(of) });
    const found = await deletedOf(hub.at(), of.name, { limit: limit ?? 25, offset: Math.max(0, offset ?? 0) });
    return found.map(({ recordId, changeSetId, row, ...rest }) => ({
      ...rest,
      id: recordId,
      changeSet: { id: changeSetId },
      fields: changesOf(
        Object.fromEntries(Object.keys(of.fields).map((field) => [field, [row[field] ?? null, null] as const])),
      ),
    }));
  }

  @Needs(null)
  @Mutation(() => UndoPayload, {
    description:
      "Trả bản ghi về một phiên bản cũ, bằng một thay đổi mới; bản ghi đã xóa thì khôi phục. Puts a record back to a version by a new change; brings a deleted one back.",
  })
  restoreRecord(
    @Ctx() hub: Hub,
    @Arg("resource", () => String, { description: RESOURCE }) resource: string,
    @Arg("id", () => ID, { description: "Khóa. The key." }) id: string,
    @Arg("version", () => Int, {
      nullable: true,
      description: "Phiên bản cần trả về. The version; not for a deleted one.",
    })
    version: number | null,
    @Arg("expectedVersion", () => Int, {
      nullable: true,
      description: "Phiên bản đang thấy. The version that was seen.",
    })
    expectedVersion: number | null,
    @Arg("dryRun", () => Boolean, DRY_RUN) dryRun: boolean | null,
  ) {
    const { of } = resourceNamed(resource);
    const at = { id: idOf(id), version: version ?? null, expectedVersion: expectedVersion ?? null };
    return going(hub, dryRun, async (store) => [
      { resource: of.name, recordId: await restore(store, of.name, at), outcome: "REVERSED" },
    ]);
  }

  @Needs(null)
  @Mutation(() => UndoPayload, {
    description:
      "Hoàn tác cả một lần thay đổi; từ chối khi có bản ghi đã sửa sau đó. Takes a whole change back; refused, naming them, where records of it have changed since. A dry run tells.",
  })
  undoChangeSet(
    @Ctx() hub: Hub,
    @Arg("id", () => ID, { description: "Số của lần thay đổi. The number of the change." }) id: string,
    @Arg("dryRun", () => Boolean, DRY_RUN) dryRun: boolean | null,
  ) {
    return going(hub, dryRun, (store) => undo(store, idOf(id), dryRun === true), idOf(id));
  }
}
