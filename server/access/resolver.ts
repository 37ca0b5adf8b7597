import sql from "sql-template-tag";
import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import { apiToken } from "../../shared/access/account.js";
import { ROLES, type Role, TOKEN_ROLES } from "../../shared/permissions.js";
import { type Caller, seesSensitive } from "../caller.js";
import { Unit } from "../catalogue/unit.js";
import type { Hub } from "../context.js";
import { Needs } from "../resource/needs.js";
import { byIds } from "../resource/read.js";
import { enumOf, idOf, SIMPLE } from "../resource/record.js";
import type { Access } from "./access.js";
import { ApiToken } from "./account.js";
import type { WantedToken } from "./tokens.js";

/** A request's hub, with the door by which its caller came in. */
type Asked = Hub & { readonly access: Access };

const simple = (description: string) => ({ ...SIMPLE, description });
const ACCOUNT = "Khóa của người dùng. The user's key.";

const CallerRole = enumOf({
  kind: "choice",
  enum: "CallerRole",
  values: { ...ROLES, ...TOKEN_ROLES },
  label: { vi: "Vai trò của người hỏi", en: "Role of the caller" },
});

@ObjectType({ description: "Ai đang hỏi. Who asks: someone signed in, or a token." })
class Me {
  @Field(() => String, simple("Tên trong nhật ký. The name that the log keeps."))
  who: string;
  @Field(() => CallerRole, simple("Vai trò. Role."))
  role: Role;
  @Field(() => ID, {
    ...simple("Khóa người dùng; null với mã truy cập. The user's key; null for a token."),
    nullable: true,
  })
  accountId: number | null;
  @Field(() => Unit, { ...simple("Đơn vị phụ trách; null: mọi nơi. The unit; null: everywhere."), nullable: true })
  unit: object | null;
  @Field(() => Boolean, simple("Có được xem dữ liệu nhạy cảm. Whether sensitive fields are shown."))
  seesSensitive: boolean;
}

@ObjectType({
  description: "Đường dẫn dùng một lần để đặt mật khẩu. A link that sets a password, once, within 24 hours.",
})
class InvitationLink {
  @Field(() => String, simple("Chỉ hiện lần này; gửi riêng cho người đó. Shown this once; hand it to its owner alone."))
  link: string;
}

@ObjectType({ description: "Mã truy cập vừa tạo. A token just made." })
class MadeToken {
  @Field(() => ApiToken, simple("Mã truy cập. The token."))
  token: object;
  @Field(() => String, simple("Bí mật, chỉ hiện lần này. The secret for `Authorization: Bearer`, shown this once."))
  secret: string;
}

@InputType({ description: "Mã truy cập cần tạo. The token that is wanted." })
class NewApiTokenInput {
  @Field(() => String, { description: "Dùng cho việc gì. What it is used for." })
  name: string;
  @Field(() => enumOf(apiToken.fields.role), { description: "Vai trò. Role." })
  role: string;
  @Field(() => ID, { nullable: true, description: "Phạm vi đơn vị; trống: mọi nơi. The unit; empty: everywhere." })
  unitId?: string;
  @Field(() => String, {
    nullable: true,
    description: "Mã đơn vị, thay cho khóa. The unit's code, in place of its key.",
  })
  unitCode?: string;
  @Field(() => Int, { description: "Số ngày còn hiệu lực, 1 đến 366. For how many days, 1 to 366." })
  days: number;
}

const tokenRow = async (hub: Hub, id: number): Promise<object> =>
  (await byIds(hub.at(), "ApiToken", [id]))[0] as object;

/** What administrators do to the access of others; everyone's own stands under `/auth`. */
@Resolver()
export class AccessResolver {
  @Needs(null)
  @Query(() => Me, { description: "Ai đang hỏi, và được xem đến đâu. Who asks, and how far they see." })
  async me(@Ctx() hub: Asked): Promise<Me> {
    const { who, role, accountId, units } = hub.caller;
    const unit = units === null ? null : await unitOf(hub, hub.caller);
    return { who, role, accountId, unit, seesSensitive: seesSensitive(hub.caller) };
  }

  @Needs("update", "Account")
  @Mutation(() => InvitationLink, {
    description:
      "Tạo đường dẫn một lần để người dùng đặt mật khẩu; đường dẫn trước hết hiệu lực. A one-time link by which a user sets their password; the one before is void.",
  })
  async inviteAccount(
    @Ctx() hub: Asked,
    @Arg("id", () => ID, { description: ACCOUNT }) id: string,
  ): Promise<InvitationLink> {
    return { link: await hub.access.inviteTo(hub.author, idOf(id)) };
  }

  @Needs("update", "Account")
  @Mutation(() => Int, {
    description:
      "Kết thúc mọi phiên làm việc của một người dùng. Signs a user out everywhere; says of how many sessions.",
  })
  endSessions(
    @Ctx() hub: Asked,
    @Arg("accountId", () => ID, { description: ACCOUNT }) accountId: string,
  ): Promise<number> {
    return hub.access.endSessions(hub.author, idOf(accountId));
  }

  @Needs("update", "Account")
  @Mutation(() => Boolean, {
    description: "Bỏ lớp xác thực thứ hai của người đã mất thiết bị. Takes the second factor from a user who lost it.",
  })
  async clearSecondFactor(
    @Ctx() hub: Asked,
    @Arg("accountId", () => ID, { description: ACCOUNT }) accountId: string,
  ): Promise<boolean> {
    await hub.access.clearSecondFactor(hub.author, idOf(accountId));
    return true;
  }

  @Needs("issue", "ApiToken")
  @Mutation(() => MadeToken, {
    description: "Tạo mã truy cập cho công cụ; bí mật chỉ hiện một lần. Makes a token; its secret is shown once.",
  })
  async createApiToken(
    @Ctx() hub: Asked,
    @Arg("input", () => NewApiTokenInput, { description: "Nội dung. The values." }) input: NewApiTokenInput,
  ): Promise<MadeToken> {
    const { id, secret } = await hub.access.createToken(hub.author, { ...input } as unknown as WantedToken);
    return { token: await tokenRow(hub, id), secret };
  }

  @Needs("issue", "ApiToken")
  @Mutation(() => ApiToken, {
    description: "Thu hồi mã truy cập, có hiệu lực ngay. Revokes a token, at once.",
  })
  async revokeApiToken(
    @Ctx() hub: Asked,
    @Arg("id", () => ID, { description: "Khóa của mã truy cập. The token's key." }) id: string,
  ): Promise<object> {
    await hub.access.revokeToken(hub.author, idOf(id));
    return tokenRow(hub, idOf(id));
  }
}

/** The unit that the caller answers for, as it is named in their account or token. */
async function unitOf({ database, at }: Hub, { accountId, tokenId }: Caller): Promise<object | null> {
  const [named] = await database.rows<{ unitId: number | null }>(
    accountId !== null
      ? sql`SELECT "unitId" FROM "account" WHERE "id" = ${accountId}`
      : sql`SELECT "unitId" FROM "api_token" WHERE "id" = ${tokenId}`,
  );
  return named?.unitId == null ? null : ((await byIds(at(), "Unit", [named.unitId]))[0] ?? null);
}
