import type { Lang } from "../../shared/field.js";
import type { Row } from "../changes.js";
import { nameIn } from "../title.js";

/** An assignment with what it refers to, as lists of people carry it. */
export type Held = {
  readonly id: string;
  readonly kind: string;
  readonly position: Row & { readonly urbanName?: string | null };
  readonly unit: Row & {
    readonly name: string;
    readonly kind?: string;
    readonly parent?: { readonly name: string } | null;
  };
  readonly validFrom?: string;
};

const URBAN = new Set(["WARD", "TOWNSHIP"]);

/** The name of a position where it is held: wards and townships have names of their own for some. */
export function positionWords({ position, unit }: Pick<Held, "position" | "unit">, lang: Lang): string {
  if (lang === "vi" && position.urbanName && URBAN.has(unit.kind ?? "")) return position.urbanName;
  return nameIn(position, lang);
}

const FIRST = ["PRIMARY", "ACTING", "CONCURRENT"];

/** The positions held, the primary one first. */
export const heldInOrder = (held: readonly Held[]): Held[] =>
  [...held].sort((a, b) => FIRST.indexOf(a.kind) - FIRST.indexOf(b.kind));
