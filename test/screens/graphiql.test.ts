import { afterAll, beforeAll, expect, test } from "vitest";
import { type Desk, openDesk, visit } from "./browser.js";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ demonstration: false });
});
afterAll(() => desk?.close());

test("GraphiQL runs an example without the network", async () => {
  const { page, complaints } = await visit(desk, "/graphiql");
  await page.locator(".graphiql-query-editor").getByText("officials").first().waitFor();
  await page.getByRole("button", { name: /Execute query/ }).click();
  await page.locator(".result-window").getByText("totalCount").waitFor();
  expect(complaints).toEqual([]);
});
