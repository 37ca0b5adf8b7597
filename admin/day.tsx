import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from "react";
import { isDay, today } from "../shared/day.js";

/**
 * The day asked about stands in the address: `/admin/@2018-12-31/officials`; without it, today. It is the
 * router's basename, so every link keeps it and no list parameter clashes with it.
 */

const ROOT = "/admin";
const DAY_IN_PATH = /^\/admin\/@(\d{4}-\d{2}-\d{2})(?=\/|$)/;

/** The day in an address; null is today. */
function dayIn(pathname: string): string | null {
  const day = DAY_IN_PATH.exec(pathname)?.[1];
  return day && isDay(day) && day !== today() ? day : null;
}

/** Where the panel begins on a day. */
export const basenameOf = (day: string | null): string => (day ? `${ROOT}/@${day}` : ROOT);

const listeners = new Set<() => void>();
const tell = (): void => {
  for (const one of listeners) one();
};

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener("popstate", tell);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener("popstate", tell);
  };
}

/** The day in the address, followed as it changes. */
export const useDayInAddress = (): string | null =>
  useSyncExternalStore(subscribe, () => dayIn(window.location.pathname));

/** Goes to the same page on another day (null: today), as one step of the browser's history. */
export function goToDay(day: string | null): void {
  const { pathname, search, hash } = window.location;
  const from = DAY_IN_PATH.test(pathname) ? pathname.replace(DAY_IN_PATH, "") : pathname.slice(ROOT.length);
  window.history.pushState(null, "", `${basenameOf(day === today() ? null : day)}${from || "/"}${search}${hash}`);
  tell();
}

type Asked = { readonly day: string; readonly chosen: boolean };
const DayContext = createContext<Asked>({ day: today(), chosen: false });

/** Tells all below for which day it is drawn. */
export function DayProvider({ day, children }: { readonly day: string | null; readonly children: ReactNode }) {
  const asked = useMemo(() => ({ day: day ?? today(), chosen: day !== null }), [day]);
  return <DayContext.Provider value={asked}>{children}</DayContext.Provider>;
}

/** The day asked about, and whether it was chosen or is simply today. */
export const useDay = (): Asked => useContext(DayContext);
