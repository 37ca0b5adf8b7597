import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Desk, openDesk, visit } from "./browser.js";

/** axe-core finds nothing: on every kind of screen, in both themes, and in what opens over them. */

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ demonstration: true });
}, 240_000);
afterAll(() => desk?.close());

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Of GraphiQL's own making: tabs that hold a button to close them, numbers of lines in pale grey. */
const NOT_OURS = [".graphiql-tabs", ".line-numbers"];

/** What axe-core finds on the page as it stands: the rule, and the first element that breaks it. */
async function faults(page: Page, rules: RunOptions["rules"] = {}): Promise<string[]> {
  // Evaluated, not added as a script: the page's policy lets no stranger's script in.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    async ([exclude, without]) => {
      const { axe } = window as unknown as {
        axe: { run: (context: object, options: RunOptions) => Promise<AxeResults> };
      };
      return axe.run({ include: document, exclude }, { resultTypes: ["violations"], rules: without });
    },
    [NOT_OURS.map((one) => [one]), rules] as const,
  );
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0]?.html}`);
}

const settled = (page: Page) =>
  page.waitForFunction(
    () => document.querySelector("h1") !== null && document.querySelector("[role=status][aria-label]") === null,
  );

const inTheme = async (page: Page, theme: "light" | "dark"): Promise<void> => {
  await page.evaluate((name) => localStorage.setItem("RaStore.theme", JSON.stringify(name)), theme);
  await page.reload();
  await settled(page);
};

const SCREENS = [
  "/admin/",
  "/admin/@2018-12-31/",
  "/admin/officials",
  "/admin/@2018-12-31/officials/1901/show",
  "/admin/officials/1901",
  "/admin/officials/create",
  "/admin/@2018-12-31/gap",
  "/admin/gap",
  "/admin/@2018-12-31/heat-map?against=2012-12-31",
  "/admin/standards",
  "/admin/standards/20/show",
  "/admin/standards/create",
  "/admin/classes/3/show",
  "/admin/@2018-12-31/courses/1/show",
  "/admin/enrolments",
  "/admin/qualifications/create",
  "/admin/@2018-12-31/units/1/show",
  "/admin/nowhere",
];

test.each(SCREENS)("%s in light and dark", async (path) => {
  const { page } = await visit(desk, path);
  for (const theme of ["light", "dark"] as const) {
    await inTheme(page, theme);
    expect(await faults(page), theme).toEqual([]);
  }
});

test.each(["/admin/@2018-12-31/", "/admin/officials", "/admin/@2018-12-31/gap", "/admin/classes/3/show"])(
  "%s on a phone",
  async (path) => {
    const { page } = await visit(desk, path, "phone");
    await settled(page);
    expect(await faults(page)).toEqual([]);
    await page.getByRole("button", { name: "Thêm", exact: true }).click();
    await page.getByRole("navigation", { name: "Mọi trang" }).waitFor();
    expect(await faults(page)).toEqual([]);
  },
);

const OPENED: readonly [string, string, (page: Page) => Promise<unknown>][] = [
  [
    "the explanation",
    "/admin/@2018-12-31/officials/1901/show",
    (page) =>
      page
        .getByRole("button", { name: /Mở giải thích/ })
        .first()
        .click(),
  ],
  ["the filter", "/admin/officials", (page) => page.getByRole("button", { name: /^Lọc/ }).click()],
  ["the day", "/admin/", (page) => page.getByTitle("Chọn ngày cần xem").click()],
  [
    "the search",
    "/admin/",
    async (page) => {
      await page.keyboard.press("Control+k");
      await page.getByRole("dialog").getByRole("textbox").fill("ban van an");
      await page.getByRole("dialog").getByText("Bàn Văn An").first().waitFor();
    },
  ],
  [
    "the question before deleting",
    "/admin/positions/1/show",
    (page) => page.getByRole("button", { name: "Xóa" }).click(),
  ],
  ["a refused form", "/admin/units/create", (page) => page.getByRole("button", { name: "Lưu" }).click()],
];

test.each(OPENED)("%s, opened", async (_name, path, open) => {
  const { page } = await visit(desk, path);
  await settled(page);
  await open(page);
  // What slides or fades in is measured when it stands.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(({ effect, playState }) => playState !== "running" || effect?.getTiming().iterations === Infinity),
  );
  expect(await faults(page)).toEqual([]);
});

/** Lists that drop from a field: the toolkit hangs them at the page's end, tied to their field by its own attributes. */
const LISTS: typeof OPENED = [
  ["the unit", "/admin/", (page) => page.getByTitle("Đơn vị đang xem").click()],
  ["a choice", "/admin/@2018-12-31/gap", (page) => page.getByRole("combobox", { name: "Kết quả" }).click()],
];

test.each(LISTS)("%s, dropped", async (_name, path, open) => {
  const { page } = await visit(desk, path);
  await settled(page);
  await open(page);
  await page.getByRole("listbox").waitFor();
  expect(await faults(page, { region: { enabled: false } })).toEqual([]);
});

test("GraphiQL, but for its own tabs and numbers", async () => {
  const { page } = await visit(desk, "/graphiql");
  await page.locator(".graphiql-tabs").waitFor();
  expect(await faults(page)).toEqual([]);
});
