import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, type Desk, openDesk, visit } from "./browser.js";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ demonstration: true });
}, 240_000);
afterAll(() => desk?.close());

const input = (page: Page, name: RegExp) => page.getByRole("textbox", { name });
const box = (page: Page, name: RegExp) => page.getByRole("combobox", { name });

/** Chooses from a closed list. */
async function choose(page: Page, name: RegExp, option: string): Promise<void> {
  await box(page, name).last().click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

/** Chooses what the server finds for the words. */
async function find(page: Page, name: RegExp, words: string, option: RegExp): Promise<void> {
  await box(page, name).last().fill(words);
  await page.getByRole("option", { name: option }).first().click();
}

/** The line of the gap profile about a subject. */
const line = (page: Page, subject: string) => page.getByRole("row").filter({ hasText: subject }).first();

const save = (page: Page) => page.getByRole("button", { name: "Lưu", exact: true }).click();

test("an official is entered with position and file, and a diploma closes the gap", async () => {
  const { page, complaints } = await visit(desk, "/admin/@2018-12-31/officials/create");
  await input(page, /Số hiệu hồ sơ/).fill("BK-99001");
  await input(page, /Họ và tên/).fill("Nông Thị Thử");
  await input(page, /Ngày sinh/).fill("14/3/1984");
  await choose(page, /Giới tính/, "Nữ");

  await page.getByRole("button", { name: /Thêm dòng: bổ nhiệm/ }).click();
  await find(page, /^Chức danh/, "tai chinh", /Tài chính - kế toán/);
  await find(page, /^Đơn vị/, "van hoc", /Xã Văn Học/);
  await choose(page, /Hình thức/, "Chức danh chính");
  await input(page, /^Từ ngày/).fill("01.07.2012");

  await page.getByRole("button", { name: /Thêm dòng: văn bằng/ }).click();
  await find(page, /^Nội dung/, "chuyen mon", /Trình độ chuyên môn/);
  await choose(page, /^Trình độ/, "Chưa qua đào tạo");
  await choose(page, /Xác minh/, "Đã xác minh");
  await save(page);

  await page.getByRole("heading", { name: "Nông Thị Thử" }).waitFor();
  await line(page, "Trình độ chuyên môn").getByText("Chưa đạt").waitFor();
  await line(page, "Trình độ chuyên môn").getByText("Không có").waitFor();

  await page.getByRole("link", { name: "Sửa" }).click();
  await page.getByRole("button", { name: /Thêm dòng: văn bằng/ }).click();
  await find(page, /^Nội dung/, "chuyen mon", /Trình độ chuyên môn/);
  await choose(page, /^Trình độ/, "Đại học");
  await find(page, /^Ngành/, "ke toan", /Kế toán/);
  await choose(page, /Xác minh/, "Đã xác minh");
  await input(page, /Ngày cấp/)
    .last()
    .fill("6/2010");
  await save(page);

  await line(page, "Trình độ chuyên môn").getByText("Đạt", { exact: true }).waitFor();
  await line(page, "Trình độ chuyên môn").getByText("Đại học, Kế toán, 2010").waitFor();
  expect(complaints).toEqual([]);
  const { official } = await ask<{
    official: {
      birthDate: string;
      assignments: { nodes: { validFrom: string }[] };
      qualifications: { nodes: { issuedOn: string | null }[] };
    };
  }>(
    desk,
    `{official(code: "BK-99001"){birthDate assignments(period: {}){nodes{validFrom}} qualifications{nodes{issuedOn}}}}`,
  );
  expect(official.birthDate).toBe("1984-03-14");
  expect(official.assignments.nodes).toEqual([{ validFrom: "2012-07-01" }]);
  expect(official.qualifications.nodes.map(({ issuedOn }) => issuedOn).sort()).toEqual(["2010-06", null]);
});

test("a form that is refused says so at the field and keeps what was typed", async () => {
  const { page, complaints } = await visit(desk, "/admin/officials/create");
  await input(page, /Số hiệu hồ sơ/).fill("BK-00005");
  await input(page, /Họ và tên/).fill("Người Trùng Số");
  await input(page, /Ngày sinh/).fill("31/2/1980");
  await choose(page, /Giới tính/, "Nam");
  await save(page);
  await page.getByText("chưa phải là một ngày").waitFor();
  expect(await input(page, /Ngày sinh/).inputValue()).toBe("31/2/1980");

  await input(page, /Ngày sinh/).fill("28/2/1980");
  await save(page);
  await page.getByText("đã có bản ghi khác mang “BK-00005”").waitFor();
  expect(await input(page, /Số hiệu hồ sơ/).getAttribute("aria-invalid")).toBe("true");
  expect(await input(page, /Họ và tên/).inputValue()).toBe("Người Trùng Số");
  expect(await input(page, /Ngày sinh/).inputValue()).toBe("28/2/1980");
  expect(complaints).toEqual([]);
});

test("a fault in a row of the form is said in that row", async () => {
  const { page } = await visit(desk, "/admin/officials/5");
  await page.getByRole("button", { name: /Thêm dòng: bổ nhiệm/ }).click();
  await find(page, /^Chức danh/, "van hoa", /Văn hóa - xã hội/);
  await find(page, /^Đơn vị/, "van hoc", /Xã Văn Học/);
  await choose(page, /Hình thức/, "Chức danh chính");
  await input(page, /^Từ ngày/)
    .last()
    .fill("1/1/2010");
  await save(page);
  await page.getByText("người này đã giữ một chức danh chính trong thời gian đó").waitFor();
  expect(
    await input(page, /^Từ ngày/)
      .last()
      .getAttribute("aria-invalid"),
  ).toBe("true");
});

type Stands = { official: { version: number; phone: string | null; note: string | null; ethnicity: string } };
const STANDS = '{official(id: "7"){version phone note ethnicity}}';

test("two people change one official: each field is chosen, nothing is lost", async () => {
  const { page } = await visit(desk, "/admin/officials/7");
  await input(page, /Điện thoại/).fill("0209 111 111");
  await input(page, /Ghi chú/).fill("Ghi chú của tôi");
  const { official: before } = await ask<Stands>(desk, STANDS);
  await ask(
    desk,
    'mutation($v: Int!){updateOfficial(id: "7", expectedVersion: $v, input: {phone: "0209 222 222", ethnicity: MONG}){dryRun}}',
    { v: before.version },
  );
  await save(page);

  const dialog = page.getByRole("dialog");
  await dialog.getByText("Bản ghi đã được người khác sửa").waitFor();
  await dialog.getByText("0209 222 222").waitFor();
  await dialog.getByText("Dân tộc", { exact: false }).waitFor();
  await dialog.getByRole("radio", { name: "0209 111 111" }).click();
  await dialog.getByRole("button", { name: "Lưu theo lựa chọn" }).click();
  await dialog.waitFor({ state: "hidden" });

  const { official } = await ask<Stands>(desk, STANDS);
  expect(official).toEqual({
    version: before.version + 2,
    phone: "0209 111 111",
    note: "Ghi chú của tôi",
    ethnicity: "MONG",
  });
});
