import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { useUnitScope } from "../frame/unit-scope.js";

/** What the gap list is narrowed to, in the address; `status` is GAP unless said, ANY for all. */
export type Conditions = {
  readonly unit: string | null;
  readonly category: string | null;
  readonly position: string | null;
  readonly dimension: string | null;
  readonly status: string;
  readonly reason: string | null;
};
export type ConditionKey = keyof Conditions;

const KEYS: readonly ConditionKey[] = ["unit", "category", "position", "dimension", "status", "reason"];

/** The address of the gap list under some conditions. */
export function gapAddress(conditions: Partial<Conditions>): string {
  const given = Object.entries(conditions).flatMap(([key, value]) => (value ? [[key, value] as [string, string]] : []));
  return given.length > 0 ? `/gap?${new URLSearchParams(given).toString()}` : "/gap";
}

/** The filter that the hub takes for the conditions. */
export function gapFilter({ unit, status, ...coded }: Partial<Conditions>): object {
  const equal = Object.entries(coded).flatMap(([key, value]) => (value ? [[key, { eq: value }]] : []));
  return {
    ...(unit && { unit: { within: [unit] } }),
    ...(status && status !== "ANY" && { status: { eq: status } }),
    ...Object.fromEntries(equal),
  };
}

type Read = {
  readonly conditions: Conditions;
  readonly page: number;
  readonly set: (key: ConditionKey, value: string | null) => void;
  readonly setPage: (page: number) => void;
  readonly clear: () => void;
};

/** The conditions in the address; the unit looked at, where the address names none. */
export function useConditions(): Read {
  const [params, setParams] = useSearchParams();
  const [scope] = useUnitScope();
  return useMemo(() => {
    const read = (key: ConditionKey): string | null => params.get(key) || null;
    const unit = params.has("unit") ? read("unit") : (scope?.code ?? null);
    const write = (change: (next: URLSearchParams) => void): void => {
      const next = new URLSearchParams(params);
      change(next);
      setParams(next);
    };
    return {
      conditions: {
        unit,
        category: read("category"),
        position: read("position"),
        dimension: read("dimension"),
        status: read("status") ?? "GAP",
        reason: read("reason"),
      },
      page: Number(params.get("page") ?? 1) || 1,
      set: (key, value) =>
        write((next) => {
          next.delete("page");
          if (value) next.set(key, value);
          else if (key === "unit" && scope) next.set(key, "");
          else next.delete(key);
        }),
      setPage: (page) => write((next) => next.set("page", String(page))),
      clear: () =>
        write((next) => {
          for (const key of [...KEYS, "page"]) next.delete(key);
        }),
    };
  }, [params, setParams, scope]);
}
