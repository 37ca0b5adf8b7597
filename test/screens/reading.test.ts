import { readFile } from "node:fs/promises";
import type { Page, Request } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Action, may } from "../../shared/permissions.js";
import { dictionaries } from "../../shared/resources.js";
import { type Desk, openDesk, visit } from "./browser.js";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ demonstration: true });
}, 240_000);
afterAll(() => desk?.close());

/** All has been read: no line stands in the place of what is awaited. */
const settled = (page: Page) =>
  page.waitForFunction(
    () => document.querySelector("h1") !== null && document.querySelector("[role=status][aria-label]") === null,
  );
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test("the start page gives the article's figures for the end of 2018", async () => {
  const { page, complaints } = await visit(desk, "/admin/@2018-12-31/");
  await page.getByText("72,06\u00A0%").waitFor();
  await page.getByText("944 / 1.310").waitFor();
  await page.getByText("98,79\u00A0%").waitFor();
  await page.getByText("1.146 / 1.160").waitFor();
  await settled(page);
  expect(complaints).toEqual([]);
});

test("the day is changed from the top bar, stands in the address, and goes back to today", async () => {
  const { page, complaints } = await visit(desk, "/admin/");
  await page.getByTitle("Chọn ngày cần xem").click();
  await page.getByRole("textbox", { name: "Chọn ngày cần xem" }).fill("31122018");
  await page.getByRole("button", { name: "Xem ngày này" }).click();
  await page.getByText("Tính đến ngày 31/12/2018").waitFor();
  expect(new URL(page.url()).pathname).toBe("/admin/@2018-12-31/");
  await page.getByText("1.447 / 2.470").waitFor();

  await page.getByRole("link", { name: "Cán bộ, công chức" }).click();
  await page.getByRole("row").nth(1).waitFor();
  expect(new URL(page.url()).pathname).toBe("/admin/@2018-12-31/officials");

  await page.getByRole("button", { name: "Về hôm nay" }).click();
  await page.getByText(/Tính đến hôm nay/).waitFor();
  expect(new URL(page.url()).pathname).toBe("/admin/officials");
  await page.goBack();
  await page.getByText("Tính đến ngày 31/12/2018").waitFor();
  expect(complaints).toEqual([]);
});

test("English is one click away and stays", async () => {
  const { page } = await visit(desk, "/admin/@2018-12-31/officials");
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("heading", { name: "Officials" }).waitFor();
  await page.getByRole("columnheader", { name: "Date of birth" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "Officials" }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe("en");
});

test("from a bar of the start page to the people, and to why", async () => {
  const { page, complaints } = await visit(desk, "/admin/@2018-12-31/");
  await page.getByRole("link", { name: /Lý luận chính trị/ }).click();
  await page.getByTestId("sentence").getByText("255 người").waitFor();
  await page.getByRole("combobox", { name: "Nhóm" }).click();
  await page.getByRole("option", { name: "Công chức" }).click();
  await page
    .getByTestId("sentence")
    .getByText(/^Công chức: chưa đạt \(lý luận chính trị\), tính đến 31\/12\/2018/)
    .waitFor();
  await page.getByRole("combobox", { name: "Nhóm" }).click();
  await page.getByRole("option", { name: "Cán bộ" }).click();
  const first = page.getByRole("row").nth(1);
  const name = (await first.getByRole("link").first().textContent()) ?? "";
  await first.click();
  await page.getByRole("heading", { name }).waitFor();
  await page.getByRole("button", { name: "Mở giải thích" }).first().click();
  await page.getByText(/Yêu cầu: /).waitFor();
  await page.getByText("Văn bằng, chứng chỉ đã xem xét").waitFor();
  expect(complaints).toEqual([]);
});

test("a cell of the heat map opens its people", async () => {
  const { page } = await visit(desk, "/admin/@2018-12-31/heat-map");
  const cell = page.getByRole("link", { name: /^Na Rì, Tin học: chưa đạt \d+/ });
  const count = (await cell.textContent()) ?? "";
  await cell.click();
  await page.getByTestId("sentence").getByText(`${count} yêu cầu`, { exact: false }).waitFor();
});

test("where no standard is in force, each page says so, why, and leads to the last day that had one", async () => {
  const { page } = await visit(desk, "/admin/@2026-01-01/");
  for (const path of ["", "gap", "heat-map"]) {
    await page.goto(`${desk.hub.url}/admin/@2026-01-01/${path}`);
    await page.getByText(/^Chưa có tiêu chuẩn nào áp dụng cho [\d.]+ người/).waitFor();
    await page.getByText("Tiêu chuẩn gần nhất hết hiệu lực từ 1/7/2025", { exact: false }).waitFor();
    expect(await page.getByText("Không ai thiếu nội dung nào").count()).toBe(0);
  }
  await page.getByRole("button", { name: "Xem ngày 30/6/2025" }).click();
  await page.getByText("Tính đến ngày 30/6/2025").waitFor();
});

test("the heat map beside another day has both counts and the change", async () => {
  const { page } = await visit(desk, "/admin/@2018-12-31/heat-map");
  await page.getByRole("textbox", { name: "So với ngày" }).fill("31122012");
  await page.getByRole("button", { name: "So sánh" }).click();
  const cell = page.getByRole("link", { name: /^Na Rì, Trình độ chuyên môn: chưa đạt \d+/ });
  await cell.filter({ hasText: "→" }).waitFor();
  const [, was, is, change] = /^(\d+) → (\d+)([+−±]\d+)$/.exec((await cell.textContent()) ?? "") ?? [];
  expect(Number(is) - Number(was)).toBe(Number(change?.replace("−", "-").replace("±", "")));
  expect(new URL(page.url()).search).toBe("?against=2012-12-31");
});

test("the list of officials opens with those in post; of the others it says what they held last", async () => {
  const { page } = await visit(desk, "/admin/officials");
  await page.getByText(/trong 1\.214$/).waitFor();
  await page.getByRole("button", { name: /^Đang giữ chức danh: Có/ }).press("Delete");
  await page.getByText(/trong 3\.581$/).waitFor();
  await page.getByText("Thôi giữ Chủ tịch Ủy ban nhân dân từ 1/10/2024").first().waitFor();
});

test("search finds people without accents, by keyboard alone", async () => {
  const { page } = await visit(desk, "/admin/");
  await page.getByRole("button", { name: /Tìm người/ }).waitFor();
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("textbox").fill("ban van an");
  await page.getByRole("dialog").getByText("Bàn Văn An").first().waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Bàn Văn An" }).waitFor();
});

test("a list is exported as CSV with its own filter", async () => {
  const { page } = await visit(desk, `/admin/officials?filter=${encodeURIComponent('{"q":"ban van an"}')}`);
  await page.getByRole("row").filter({ hasText: "Bàn Văn An" }).first().waitFor();
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: "Xuất CSV" }).click();
  const download = await waiting;
  expect(download.url()).toContain("/csv/officials?search=ban%20van%20an");
  expect(download.url()).toContain("labels=vi");
});

test("the gap list is exported as CSV, as it is narrowed, for its day", async () => {
  const { page } = await visit(desk, "/admin/@2018-12-31/gap?dimension=INFORMATICS");
  await page.getByTestId("sentence").getByText("97 yêu cầu", { exact: false }).waitFor();
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: "Xuất CSV" }).click();
  const lines = (await readFile(await (await waiting).path(), "utf8")).trimEnd().split("\r\n");
  expect(lines).toHaveLength(1 + 97);
});

test("when the hub cannot be reached the page says so, and tries again", async () => {
  const { page } = await visit(desk, "/admin/officials");
  await page.getByRole("row").nth(1).waitFor();
  await page.context().setOffline(true);
  await page.getByRole("link", { name: "Chức danh", exact: true }).click();
  await page.getByRole("alert").getByText("Chưa liên lạc được với máy chủ").first().waitFor();
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Thử lại" }).click();
  await page.getByRole("row").filter({ hasText: "Văn hóa - xã hội" }).waitFor();
});

test("what is asked for a page is given up when the page is left", async () => {
  const { page } = await visit(desk, "/admin/positions");
  const isTrend = (request: Request): boolean => (request.postData() ?? "").includes("rateTrend");
  // The answer is kept waiting, so that the page is surely left before it comes.
  await page.route("**/graphql", (route) => (isTrend(route.request()) ? undefined : route.continue()));
  await page.getByRole("link", { name: "Tổng quan" }).click();
  const asked = await page.waitForRequest(isTrend);
  const givenUp = page.waitForEvent("requestfailed", (request) => request === asked);
  await page.getByRole("link", { name: "Chức danh", exact: true }).click();
  expect((await givenUp).failure()?.errorText).toBe("net::ERR_ABORTED");
});

const SLIPS =
  /undefined|\bnull\b|\bNaN\b|\[object|\bra\.|resources\.|\b(Save|Cancel|Edit|Delete|Loading|Search|Remove|Clear|Open)\b/;

/** Lines that say what only a program says, or a word of another language. */
const slips = async (page: Page): Promise<string[]> =>
  (await page.locator("#main-content").ariaSnapshot()).split("\n").filter((line) => SLIPS.test(line));

const mayI = (action: Action, name: string): boolean => may("ADMINISTRATOR", action, name);

test.each(dictionaries.map((of) => [of.plural, of.name, of.label.vi]))(
  "%s: list, new form, record and its form open, all in Vietnamese",
  async (plural, name, label) => {
    const { page, complaints } = await visit(desk, `/admin/${plural}`);
    await page.getByRole("heading", { name: label, exact: true }).waitFor();
    await settled(page);
    expect(await overflow(page)).toBe(0);
    expect(await slips(page)).toEqual([]);

    const rows = page.getByRole("row");
    if ((await rows.count()) > 1) {
      await rows.nth(1).click();
      await page.getByRole("button", { name: "In", exact: true }).waitFor();
      await settled(page);
      expect(await slips(page)).toEqual([]);
      expect(await page.getByRole("link", { name: "Sửa" }).count()).toBe(mayI("update", name) ? 1 : 0);
    }
    if ((await rows.count()) > 1 && mayI("update", name)) {
      await page.getByRole("link", { name: "Sửa" }).click();
      await page.getByRole("button", { name: "Lưu" }).waitFor();
      await settled(page);
      expect(await slips(page)).toEqual([]);
    }
    await page.goto(`${desk.hub.url}/admin/${plural}/create`);
    if (mayI("create", name)) await page.getByRole("button", { name: "Lưu" }).waitFor();
    else await page.getByText("Vai trò của bạn không mở được trang này").waitFor();
    expect(await slips(page)).toEqual([]);
    expect(complaints).toEqual([]);
  },
);

test.each([
  "/admin/@2018-12-31/",
  "/admin/@2018-12-31/gap",
  "/admin/@2018-12-31/officials",
  "/admin/@2018-12-31/officials/1901/show",
  "/admin/officials/1901",
  "/admin/standards/20/show",
  "/admin/classes/3/show",
  "/admin/@2018-12-31/heat-map",
])("%s fits a phone", async (path) => {
  const { page, complaints } = await visit(desk, path, "phone");
  await settled(page);
  await page.getByRole("navigation", { name: "Các trang chính" }).waitFor();
  expect(await overflow(page)).toBe(0);
  expect(complaints).toEqual([]);
});
