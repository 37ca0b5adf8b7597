import { expect, test } from "vitest";
import { Recent } from "../../server/gap/recent.js";

test("what was used last is kept, and the longest unused is forgotten", () => {
  const made: string[] = [];
  const days = new Recent<string, string>(2);
  for (const day of ["a", "b", "a", "c", "a", "b"])
    days.get(day, () => {
      made.push(day);
      return day;
    });
  expect(made).toEqual(["a", "b", "c", "b"]);
});
