import sql from "sql-template-tag";
import { afterAll, beforeAll, expect, test } from "vitest";
import { onEveryDatabase, startTestHub, type TestHub } from "../hub.js";
import { make } from "../make.js";
import { signIn } from "../sign-in.js";

const ME = "{ me { who role accountId seesSensitive unit { code } } }";
const TOKEN = `mutation($input: NewApiTokenInput!) {
  createApiToken(input: $input) { secret token { id name role revokedAt unit { code } account { fullName } } } }`;
const CHANGE = `mutation($id: ID!, $version: Int!, $input: UpdateAccountInput!) {
  updateAccount(id: $id, expectedVersion: $version, input: $input) { account { version } } }`;
type Made = { createApiToken: { secret: string; token: { id: string } } };

onEveryDatabase((database) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub({ database });
  });
  afterAll(() => hub.close());

  const bearer = (secret: string) => ({ as: { authorization: `Bearer ${secret}` } });
  const account = async (cookie: string): Promise<{ id: string; version: number }> => {
    const { me } = await hub.get<{ me: { accountId: string } }>(ME, {}, { as: { cookie } });
    const [row] = await hub.database.rows<{ version: number }>(
      sql`SELECT "version" FROM "account" WHERE "id" = ${Number(me.accountId)}`,
    );
    return { id: me.accountId, version: row?.version ?? 0 };
  };

  test("nobody is answered but who has signed in, and everyone is told who they are", async () => {
    const { status, errors, data } = await hub.ask(ME, {}, { as: null });
    expect([status, errors?.[0]?.extensions.code, data]).toEqual([401, "UNAUTHENTICATED", undefined]);
    const [id] = [await make(hub).unit({ code: "099" })];
    const as = await signIn(hub.database, { role: "ANALYST", unitId: id });
    expect(await hub.get(ME, {}, { as })).toEqual({
      me: {
        who: expect.stringMatching(/^Người dùng \d+ \(user\d+-\d+\)$/),
        role: "ANALYST",
        accountId: expect.any(String),
        seesSensitive: false,
        unit: { code: "099" },
      },
    });
  });

  test("a token that an administrator makes reads for its units until it is revoked", async () => {
    await make(hub).unit({ code: "098" });
    const input = { name: "Bảng tháng", role: "TOOL", unitCode: "098", days: 30 };
    const { createApiToken } = await hub.get<Made>(TOKEN, { input });
    expect(createApiToken).toMatchObject({
      secret: expect.stringMatching(/^chh_/),
      token: { name: "Bảng tháng", role: "TOOL", revokedAt: null, unit: { code: "098" } },
    });
    const { secret, token } = createApiToken;
    expect(await hub.get(ME, {}, bearer(secret))).toMatchObject({
      me: { who: "Bảng tháng", role: "TOOL", accountId: null, unit: { code: "098" } },
    });
    expect((await hub.refused(TOKEN, { input }, bearer(secret))).extensions.code).toBe("FORBIDDEN");
    const revoked = await hub.get("mutation($id: ID!) { revokeApiToken(id: $id) { revokedAt } }", { id: token.id });
    expect(revoked).toEqual({ revokeApiToken: { revokedAt: expect.stringMatching(/Z$/) } });
    expect((await hub.ask(ME, {}, bearer(secret))).status).toBe(401);
  });

  test("what is wrong with a token's values is said at each field", async () => {
    const refused = await hub.refused(TOKEN, { input: { name: "", role: "TOOL", unitCode: "9999999", days: 0 } });
    expect(refused.extensions.problems?.map(({ field }) => field).sort()).toEqual(["days", "name", "unitId"]);
  });

  test.each(["OPERATOR", "ANALYST"] as const)("the access of others is no business of an %s", async (role) => {
    const as = await signIn(hub.database, { role });
    const { id } = await account(as.cookie);
    for (const mutation of [
      "inviteAccount(id: $id) { link }",
      "endSessions(accountId: $id)",
      "clearSecondFactor(accountId: $id)",
      "revokeApiToken(id: $id) { id }",
    ]) {
      const refused = await hub.refused(`mutation($id: ID!) { ${mutation} }`, { id }, { as });
      expect([mutation, refused.extensions.code]).toEqual([mutation, "FORBIDDEN"]);
    }
    const input = { name: "x", role: "TOOL", days: 1 };
    expect((await hub.refused(TOKEN, { input }, { as })).extensions.code).toBe("FORBIDDEN");
  });

  test("an administrator invites, and signs others out", async () => {
    const as = await signIn(hub.database, { role: "OPERATOR" });
    const { id } = await account(as.cookie);
    const { inviteAccount } = await hub.get<{ inviteAccount: { link: string } }>(
      "mutation($id: ID!) { inviteAccount(id: $id) { link } }",
      { id },
    );
    expect(inviteAccount.link.startsWith(`${hub.url}/admin/set-up#`)).toBe(true);
    expect(await hub.get("mutation($id: ID!) { endSessions(accountId: $id) }", { id })).toEqual({ endSessions: 1 });
    expect((await hub.ask(ME, {}, { as })).status).toBe(401);
    expect(await hub.get("mutation($id: ID!) { clearSecondFactor(accountId: $id) }", { id })).toEqual({
      clearSecondFactor: true,
    });
    for (const unknown of ["999999", "x"])
      expect(
        (await hub.refused("mutation($id: ID!) { inviteAccount(id: $id) { link } }", { id: unknown })).extensions.code,
      ).toBe("NOT_FOUND");
  });

  test("whose account is disabled, demoted or moved is signed out at once", async () => {
    const unitId = await make(hub).unit();
    for (const input of [{ disabled: true }, { role: "ANALYST" }, { unitId }]) {
      const as = await signIn(hub.database, { role: "OPERATOR" });
      const { id, version } = await account(as.cookie);
      await hub.get(CHANGE, { id, version, input });
      expect((await hub.ask(ME, {}, { as })).status).toBe(401);
    }
    const as = await signIn(hub.database, { role: "OPERATOR" });
    const { id, version } = await account(as.cookie);
    await hub.get(CHANGE, { id, version, input: { fullName: "Tên mới" } });
    expect((await hub.ask(ME, {}, { as })).status).toBe(200);
  });

  test("nobody disables or demotes themselves", async () => {
    const as = await signIn(hub.database, { role: "ADMINISTRATOR" });
    const { id, version } = await account(as.cookie);
    for (const [field, input] of [
      ["disabled", { disabled: true }],
      ["role", { role: "OPERATOR" }],
    ] as const)
      expect((await hub.refused(CHANGE, { id, version, input }, { as })).extensions).toMatchObject({
        code: "VALIDATION_FAILED",
        problems: [{ field, with: { reason: "oneself" } }],
      });
    expect(await hub.get(ME, {}, { as })).toMatchObject({ me: { role: "ADMINISTRATOR" } });
  });

  test("an administrator of some units makes none that reaches beyond them", async () => {
    const unitId = await make(hub).unit();
    const as = await signIn(hub.database, { role: "ADMINISTRATOR", unitId });
    const input = { name: "rong.hon", fullName: "Rộng Hơn", role: "ADMINISTRATOR" };
    const query = "mutation($input: CreateAccountInput!) { createAccount(input: $input) { account { id } } }";
    expect((await hub.refused(query, { input }, { as })).extensions).toMatchObject({
      problems: [{ field: "unitId", with: { reason: "outsideScope" } }],
    });
  });
});
