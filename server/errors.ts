import { GraphQLError } from "graphql";
import type { Problem } from "../shared/check.js";
import type { RefusalCode } from "../shared/refusal.js";

export type RefusalDetail = {
  readonly problems?: readonly Problem[];
  /** Numbers and names that the sentence needs. */
  readonly with?: Readonly<Record<string, string | number>>;
  /** Further data for the caller: what stands now, who refers to it. */
  readonly extensions?: Readonly<Record<string, unknown>>;
};

/** A request that the hub understands and will not do: a code and data; the words are made where the reader is. */
export class Refusal extends GraphQLError {
  constructor(
    readonly code: RefusalCode,
    readonly detail: RefusalDetail = {},
  ) {
    super(code, { extensions: { code, ...detail.extensions } });
  }
}

/** The refusal of values: all wrong fields at once. */
export const invalid = (...problems: readonly Problem[]): Refusal => new Refusal("VALIDATION_FAILED", { problems });
