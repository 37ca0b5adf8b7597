import { dictionaries } from "../../shared/resources.js";
import { ALL_PAGES, GROUPS, type Group, type Page } from "../frame/pages.js";
import { useMay, useMe } from "./caller.js";

/** Whether the reader may open a page of the panel. */
function useOpens(): (page: Page) => boolean {
  const may = useMay();
  const me = useMe();
  return ({ to }) => {
    // What is deleted belongs to no unit any more.
    if (to === "/deleted") return me !== null && me.unit === null && may("restore", "Official");
    const of = dictionaries.find(({ plural }) => to === `/${plural}`);
    return !of || may("read", of.name);
  };
}

/** The groups of the rail with the pages that the reader may open. */
export function useGroups(): readonly Group[] {
  const opens = useOpens();
  return GROUPS.map((group) => ({ ...group, pages: group.pages.filter(opens) })).filter(
    ({ pages }) => pages.length > 0,
  );
}

/** All pages that the reader may open. */
export function usePages(): readonly Page[] {
  return ALL_PAGES.filter(useOpens());
}
