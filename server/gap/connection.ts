import { Field, Int } from "type-graphql";
import type { Lang } from "../../shared/field.js";
import type { GapKey } from "../../shared/gap/status.js";
import type { Caller } from "../caller.js";
import { Refusal } from "../errors.js";
import { declareArgs } from "../resource/args.js";
import { connectionOf, lazily, type PageInfo } from "../resource/connection.js";
import { SIMPLE } from "../resource/record.js";
import { refuseSensitive } from "../resource/visible.js";
import { GapKeyEnum, GroupOrderEnum } from "./enums.js";
import { Finding } from "./finding.js";
import { GapGroup, shownGroups } from "./groups.js";
import type { Page } from "./list.js";
import { OfficialGap } from "./official-gap.js";
import type { Count } from "./sums.js";

/** How many groups are given unless fewer or more are asked for, how many at most, and by how many keys. */
export const GROUPS = { usual: 500, most: 20_000, keys: 2 } as const;

type GroupArgs = {
  readonly by: readonly GapKey[];
  readonly orderBy?: "KEY_ASC" | "COUNT_DESC" | "COUNT_ASC" | null;
  readonly limit?: number | null;
};

/** What a connection is made of: each part is computed when it is asked for. */
export type Parts<T> = {
  readonly page: () => Promise<Page<T>>;
  readonly shown: (items: readonly T[]) => Promise<readonly object[]>;
  readonly total: () => Promise<number>;
  readonly groups: (by: readonly GapKey[]) => Promise<readonly Count[]>;
  readonly lang: Lang;
  readonly caller: Caller;
};

/** A list of the gap as Relay has it, with its count and its groups; groups ignore the page. */
export class GapConnection<T> {
  private readonly page: () => Promise<Page<T>>;
  private readonly rows: () => Promise<readonly object[]>;
  constructor(private readonly parts: Parts<T>) {
    this.page = lazily(parts.page);
    this.rows = lazily(async () => parts.shown((await this.page()).items));
  }
  nodes(): Promise<readonly object[]> {
    return this.rows();
  }
  async edges(): Promise<object[]> {
    const { cursors } = await this.page();
    return (await this.rows()).map((node, i) => ({ node, cursor: cursors[i] }));
  }
  async pageInfo(): Promise<PageInfo> {
    const { cursors, hasNext, hasPrevious } = await this.page();
    return {
      hasNextPage: hasNext,
      hasPreviousPage: hasPrevious,
      startCursor: cursors[0] ?? null,
      endCursor: cursors.at(-1) ?? null,
    };
  }
  totalCount(): Promise<number> {
    return this.parts.total();
  }
  async groupBy({ by, orderBy, limit }: GroupArgs): Promise<GapGroup[]> {
    refuseKeys(by, this.parts.caller);
    if (limit !== null && limit !== undefined && (limit < 0 || limit > GROUPS.most))
      throw new Refusal("LIMIT_EXCEEDED", { with: { what: "limit", max: GROUPS.most } });
    const groups = await this.parts.groups(by);
    // Fewer than there are only where fewer were asked for.
    if (!limit && groups.length > GROUPS.usual)
      throw new Refusal("LIMIT_EXCEEDED", { with: { what: `groups (${groups.length})`, max: GROUPS.usual } });
    return shownGroups(groups, orderBy ?? "COUNT_DESC", limit ?? GROUPS.usual, this.parts.lang);
  }
}

/** Two keys make a table; more is no longer read, and one key twice is no table. */
export function refuseKeys(by: readonly GapKey[], caller: Caller): void {
  if (by.includes("ETHNICITY")) refuseSensitive(caller, "ethnicity");
  if (by.length > GROUPS.keys) throw new Refusal("LIMIT_EXCEEDED", { with: { what: "by", max: GROUPS.keys } });
  const twice = by.findIndex((key, i) => by.indexOf(key) < i);
  if (twice < 0) return;
  const problem = { field: `by.${twice}`, code: "NOT_ALLOWED", with: { reason: "twice" } } as const;
  throw new Refusal("BAD_USER_INPUT", { problems: [problem] });
}

/** The GraphQL type of such a list: the usual one, with groups. */
function grouping(name: string, node: () => new () => object, doc: string): new () => object {
  const Type = connectionOf(name, node, doc);
  Field(() => [GapGroup], {
    ...SIMPLE,
    description: "Đếm theo nhóm, không kể phân trang. Counts by one or two keys, whatever the page.",
  })(Type.prototype, "groupBy");
  declareArgs(Type.prototype, "groupBy", [
    { name: "by", type: () => [GapKeyEnum], description: "Nhóm theo. One or two keys.", required: true },
    {
      name: "orderBy",
      type: () => GroupOrderEnum,
      description: "Thứ tự; mặc định đông nhất trước. The order; the largest first unless given.",
    },
    {
      name: "limit",
      type: () => Int,
      description:
        "Số nhóm; nếu không nêu, quá 500 nhóm thì bị từ chối. How many groups; without it, more than 500 are refused.",
    },
  ]);
  return Type;
}

type Node = new () => object;
export const OfficialGapConnection = grouping(
  "OfficialGap",
  () => OfficialGap as unknown as Node,
  "Khoảng cách của từng người. The gap of each official.",
);
export const FindingConnection = grouping(
  "Finding",
  () => Finding as unknown as Node,
  "Kết quả từng yêu cầu. The findings.",
);
