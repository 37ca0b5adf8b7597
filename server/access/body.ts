import type { NextFunction, Request, Response } from "express";
import type { Problem } from "../../shared/check.js";
import { invalid, Refusal } from "../errors.js";

/** A form on another site's page can post, but not as JSON. */
export function onlyJson(request: Request, _response: Response, next: NextFunction): void {
  next(request.is("application/json") ? undefined : new Refusal("BAD_USER_INPUT"));
}

/** Fields by name: whether they must be there. */
type Wanted = Readonly<Record<string, boolean>>;
type Body<W extends Wanted> = { readonly [K in keyof W]: W[K] extends true ? string : string | undefined };

/** The texts that a body holds; refused where one is missing or is no text. */
export function bodyOf<const W extends Wanted>({ body }: Request, wanted: W): Body<W> {
  const given = (typeof body === "object" && body !== null ? body : {}) as Readonly<Record<string, unknown>>;
  const wrong: Problem[] = [];
  const read: Record<string, string | undefined> = {};
  for (const [field, isNeeded] of Object.entries(wanted)) {
    const value = given[field] ?? "";
    if (typeof value !== "string") wrong.push({ field, code: "FORMAT", with: { expected: "text" } });
    else if (value === "" && isNeeded) wrong.push({ field, code: "REQUIRED" });
    else read[field] = value === "" ? undefined : value;
  }
  if (wrong.length > 0) throw invalid(...wrong);
  return read as Body<W>;
}
