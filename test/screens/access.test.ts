import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, type Desk, openDesk, visit } from "./browser.js";

/** Signing in, what each role meets, and the way back. */

const PASSWORD = "ruộng bậc thang 38 suối";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ demonstration: true });
}, 240_000);
afterAll(() => desk?.close());

const input = (page: Page, name: RegExp | string) => page.getByRole("textbox", { name });
const button = (page: Page, name: RegExp | string) => page.getByRole("button", { name, exact: true });
const menu = (page: Page, name: string) => page.getByRole("link", { name, exact: true });

const unitId = async (code: string): Promise<string> =>
  (
    await ask<{ unit: { id: string } }>(desk, 'query($code: String!){unit(code: $code, asOf: "2018-12-31"){id}}', {
      code,
    })
  ).unit.id;

/** Someone of a district, and of nobody who ever worked there. */
async function peopleOf(code: string): Promise<{ id: string; fullName: string }[]> {
  const { officials } = await ask<{ officials: { nodes: { id: string; fullName: string }[] } }>(
    desk,
    'query($code: String!){officials(limit: 3, filter: {unit: {within: [$code]}}, asOf: "2018-12-31"){nodes{id fullName}}}',
    { code },
  );
  return officials.nodes;
}

test("the first administrator comes by the link, signs out, and signs in by password", async () => {
  const empty = await openDesk({ demonstration: false, nobody: true });
  try {
    const link = new URL((await empty.hub.access.firstLink()) ?? "");
    const { page, complaints } = await visit(empty, link.pathname + link.hash, "desk", { as: null });
    await page.getByRole("heading", { name: "Người quản trị đầu tiên" }).waitFor();
    await page.waitForFunction(() => window.location.hash === "");
    await input(page, "Tên đăng nhập").fill("quan.tri");
    await input(page, "Họ và tên").fill("Hoàng Thị Quản");
    await page.getByLabel("Mật khẩu mới", { exact: true }).fill("ngắn");
    await page.getByLabel("Nhập lại mật khẩu mới").fill("khác");
    await button(page, "Tạo người quản trị").click();
    await page.getByText("chưa giống mật khẩu ở trên").waitFor();
    await page.getByLabel("Nhập lại mật khẩu mới").fill("ngắn");
    await button(page, "Tạo người quản trị").click();
    await page.getByText("cần ít nhất 12 ký tự").waitFor();
    await page.getByLabel("Mật khẩu mới", { exact: true }).fill(PASSWORD);
    await page.getByLabel("Nhập lại mật khẩu mới").fill(PASSWORD);
    await button(page, "Tạo người quản trị").click();

    await button(page, "Tôi: Hoàng Thị Quản").click();
    await page.getByText("Quản trị, mọi đơn vị").waitFor();
    await page.getByRole("button", { name: "Đăng xuất" }).click();

    await input(page, "Tên đăng nhập").fill("quan.tri");
    await page.getByLabel("Mật khẩu").fill("không phải thế đâu");
    await button(page, "Đăng nhập").click();
    await page.getByText("tên đăng nhập hoặc mật khẩu không đúng").waitFor();
    await page.getByLabel("Mật khẩu").fill(PASSWORD);
    await button(page, "Đăng nhập").click();
    await button(page, "Tôi: Hoàng Thị Quản").waitFor();
    // What the browser itself says of an answer that is a refusal.
    expect(complaints.filter((one) => !/status of 40[01]/.test(one))).toEqual([]);
  } finally {
    await empty.close();
  }
});

test("a session that ends in the middle of a form keeps what was typed, which is saved after signing in again", async () => {
  const { page, headers } = await visit(desk, "/admin/accounts/create", "desk", { as: { role: "ADMINISTRATOR" } });
  // A password of one's own is needed to sign in again.
  const { me } = await asking(headers, "{me{accountId}}");
  const { inviteAccount } = await ask<{ inviteAccount: { link: string } }>(
    desk,
    "mutation($id: ID!){inviteAccount(id: $id){link}}",
    { id: me.accountId },
  );
  const link = new URL(inviteAccount.link);
  await page.goto(`${desk.hub.url}${link.pathname}${link.hash}`);
  await page.getByLabel("Mật khẩu mới", { exact: true }).fill(PASSWORD);
  await page.getByLabel("Nhập lại mật khẩu mới").fill(PASSWORD);
  await button(page, "Đặt mật khẩu và vào hệ thống").click();
  await button(page, /^Tôi: /).waitFor();

  await page.goto(`${desk.hub.url}/admin/officials/12`);
  await input(page, /Điện thoại/).fill("0209 333 333");
  await input(page, /Ghi chú/).fill("Đã gõ rất lâu");
  await ask(desk, "mutation($id: ID!){endSessions(accountId: $id)}", { id: me.accountId });
  await button(page, "Lưu").click();

  const dialog = page.getByRole("dialog", { name: "Phiên làm việc đã hết" });
  await dialog.getByLabel("Mật khẩu").fill(PASSWORD);
  await dialog.getByRole("button", { name: "Đăng nhập", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  expect(await input(page, /Điện thoại/).inputValue()).toBe("0209 333 333");
  expect(await input(page, /Ghi chú/).inputValue()).toBe("Đã gõ rất lâu");
  await button(page, "Lưu").click();
  await page.getByRole("link", { name: "Sửa" }).waitFor();
  const { official } = await ask<{ official: object }>(desk, '{official(id: "12"){phone note}}');
  expect(official).toEqual({ phone: "0209 333 333", note: "Đã gõ rất lâu" });
});

async function asking(headers: { readonly cookie: string }, query: string): Promise<{ me: { accountId: string } }> {
  const response = await fetch(`${desk.hub.url}/graphql`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  return ((await response.json()) as { data: { me: { accountId: string } } }).data;
}

test("an operator of a district sees its people alone, and no administration", async () => {
  const [own, other] = await Promise.all([peopleOf("066"), peopleOf("064")]);
  const as = { role: "OPERATOR", unitId: await unitId("066") } as const;
  const { page } = await visit(desk, "/admin/@2018-12-31/officials", "desk", { as });
  await page.getByRole("row").nth(1).waitFor();
  await menu(page, "Cán bộ, công chức").waitFor();
  await page.getByRole("link", { name: "Thêm mới" }).waitFor();
  expect(await menu(page, "Nhật ký").count()).toBe(0);
  expect(await menu(page, "Đã xóa").count()).toBe(0);

  await page.goto(`${desk.hub.url}/admin/officials/${own[0]?.id}/show`);
  await page.getByRole("heading", { name: own[0]?.fullName ?? "", exact: true }).waitFor();
  await page.getByRole("link", { name: "Sửa" }).waitFor();

  await page.goto(`${desk.hub.url}/admin/officials/${other[0]?.id}/show`);
  await page.getByText("Không tìm thấy bản ghi này.").waitFor();
  await page.goto(`${desk.hub.url}/admin/standards/20/show`);
  await button(page, "Lịch sử").waitFor();
  expect(await page.getByRole("link", { name: "Sửa" }).count()).toBe(0);
  await page.goto(`${desk.hub.url}/admin/accounts`);
  await page.getByText("Vai trò của bạn không mở được trang này").waitFor();
});

test("an analyst sees that sensitive fields are hidden, may not ask by them, and changes nothing", async () => {
  const { page, complaints } = await visit(desk, "/admin/officials", "desk", { as: { role: "ANALYST" } });
  await page.getByRole("row").nth(1).getByText("Bị che").first().waitFor();
  await page.getByRole("columnheader", { name: "Giới tính" }).getByRole("button").waitFor();
  expect(await page.getByRole("columnheader", { name: "Ngày sinh" }).getByRole("button").count()).toBe(0);
  expect(await page.getByRole("link", { name: /^Thêm/ }).count()).toBe(0);
  await page.getByRole("button", { name: /^Lọc/ }).click();
  await page.getByRole("combobox", { name: "Giới tính" }).waitFor();
  expect(await page.getByRole("combobox", { name: "Dân tộc" }).count()).toBe(0);
  await button(page, "Xem kết quả").click();

  await page.getByRole("row").nth(1).click();
  await page.getByRole("tab", { name: "Thông tin chung" }).click();
  await page.getByText("Bị che").first().waitFor();
  for (const name of ["Sửa", "Xóa", "Lịch sử"])
    expect(await page.getByRole("link", { name }).or(button(page, name)).count(), name).toBe(0);
  expect(complaints).toEqual([]);
});

test("the history of an official shows a change in words, and puts it back; the log takes it back too", async () => {
  const { page, complaints } = await visit(desk, "/admin/officials/15");
  const { official: before } = await ask<{ official: { ethnicity: string } }>(desk, '{official(id: "15"){ethnicity}}');
  await input(page, /Ngày tuyển dụng/).fill("5/6/2007");
  await input(page, /Ghi chú/).fill("Sẽ trả lại");
  await button(page, "Lưu").click();
  await page.getByRole("link", { name: "Sửa" }).waitFor();

  await button(page, "Lịch sử").click();
  const history = page.getByRole("dialog", { name: /^Lịch sử: / });
  const latest = history.getByRole("listitem").first();
  await latest.getByText("Phiên bản 2 (đang có) · Sửa").waitFor();
  await latest.getByText("5/6/2007").waitFor();
  await latest.getByText("Sẽ trả lại").waitFor();
  await history.getByRole("button", { name: "Trả về phiên bản này" }).click();
  await page
    .getByRole("dialog", { name: "Trả về phiên bản 1" })
    .getByRole("button", { name: "Trả về phiên bản này" })
    .click();
  await history.getByText("Phiên bản 3 (đang có) · Sửa").waitFor();
  const stands = '{official(id: "15"){note version ethnicity}}';
  expect((await ask<{ official: object }>(desk, stands)).official).toEqual({ note: null, version: 3, ...before });
  await history.getByRole("button", { name: "Đóng" }).click();

  await page.goto(`${desk.hub.url}/admin/auditEntries?filter=${encodeURIComponent('{"kind":"CHANGE"}')}`);
  await page.getByRole("row").filter({ hasText: "Cán bộ, công chức" }).first().click();
  await page.getByText("Ngày tuyển dụng").waitFor();
  await button(page, "Hoàn tác").click();
  const dialog = page.getByRole("dialog", { name: "Hoàn tác lần thay đổi này" });
  await dialog.getByRole("button", { name: "Hoàn tác" }).click();
  await dialog.waitFor({ state: "hidden" });
  expect((await ask<{ official: object }>(desk, stands)).official).toMatchObject({ note: "Sẽ trả lại", version: 4 });
  expect(complaints).toEqual([]);
});

test("what was deleted is brought back", async () => {
  const { page } = await visit(desk, "/admin/officials/17/show");
  await button(page, "Xóa").click();
  await page.getByRole("dialog").getByRole("button", { name: "Đồng ý" }).click();
  await page.waitForURL(/\/admin\/officials$/);
  await page.goto(`${desk.hub.url}/admin/deleted`);
  await button(page, "Khôi phục").click();
  await page.getByRole("dialog").getByRole("button", { name: "Khôi phục" }).click();
  await page.waitForURL(/\/officials\/17\/show/);
  await page.getByRole("link", { name: "Sửa" }).waitFor();
});

test("a token's secret is shown once; then the token is taken back", async () => {
  const { page, complaints } = await visit(desk, "/admin/apiTokens");
  await button(page, "Tạo mã truy cập").click();
  const dialog = page.getByRole("dialog", { name: "Tạo mã truy cập" });
  await dialog.getByRole("button", { name: "Tạo mã truy cập" }).click();
  await dialog.getByText("cần được điền").waitFor();
  await dialog.getByRole("textbox", { name: "Dùng cho" }).fill("Báo cáo tháng");
  await dialog.getByRole("button", { name: "Tạo mã truy cập" }).click();
  const shown = page.getByRole("dialog", { name: "Mã truy cập “Báo cáo tháng”" });
  const secret = await shown.getByRole("textbox").inputValue();
  const me = async (): Promise<number> =>
    (
      await fetch(`${desk.hub.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${secret}` },
        body: JSON.stringify({ query: "{me{who}}" }),
      })
    ).status;
  expect(await me()).toBe(200);
  await shown.getByRole("button", { name: "Đã giữ lại, đóng" }).click();
  await page.getByRole("row").filter({ hasText: "Báo cáo tháng" }).waitFor();
  expect(await page.content()).not.toContain(secret);
  await button(page, "Thu hồi").click();
  await page.getByRole("dialog").getByRole("button", { name: "Thu hồi" }).click();
  await page.getByRole("row").filter({ hasText: "Đã thu hồi" }).waitFor();
  expect(await me()).toBe(401);
  expect(complaints.filter((one) => !/status of 40[01]/.test(one))).toEqual([]);
});
