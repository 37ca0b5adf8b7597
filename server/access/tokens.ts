import sql from "sql-template-tag";
import { type Problem, problems, tidy, type Values, whole } from "../../shared/check.js";
import type { Role } from "../../shared/permissions.js";
import { dictionaryOf } from "../../shared/resources.js";
import type { Reader } from "../database.js";
import { invalid, Refusal } from "../errors.js";
import { type Author, note } from "../resource/audit.js";
import { withKeys } from "../resource/keys.js";
import { isBeyond } from "./account-rows.js";
import { addOpened, instant } from "./opened.js";
import { hashOf, newSecret } from "./secret.js";

/** By which a token is known for one wherever it turns up by mistake. */
const PREFIX = "chh_";
const DAY_MS = 24 * 60 * 60_000;
/** No token lasts longer than a year. */
const MOST_DAYS = 366;

/** A token as it stands. */
export type TokenRow = {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
  readonly unitId: number | null;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
  readonly usedAt: string | null;
};

/** What a token is to be: `name`, `role`, `unitId` or `unitCode`, `days`. */
export type WantedToken = Values & { readonly days: number };

/** Makes a token; its secret is given here and never again. */
export async function createToken(
  store: Reader,
  author: Author,
  { days, ...wanted }: WantedToken,
  now: number,
): Promise<{ id: number; secret: string }> {
  const apiToken = dictionaryOf("ApiToken");
  const { given, unknown } = await withKeys(store, apiToken, wanted, wanted);
  const row = whole(apiToken, {
    ...tidy(apiToken, given),
    accountId: author.caller.accountId,
    createdAt: instant(now),
    expiresAt: instant(now + (daysProblem(days).length > 0 ? 1 : days) * DAY_MS),
  });
  const wrong = [...unknown, ...problems(apiToken, row), ...daysProblem(days), ...(await unitProblem(store, row))];
  if (wrong.length > 0) throw invalid(...wrong);
  if (isBeyond(author.caller, row.unitId as number | null))
    throw invalid({ field: "unitId", code: "NOT_ALLOWED", with: { reason: "outsideScope" } });
  const secret = PREFIX + newSecret();
  const id = await addOpened(store, apiToken, row, secret);
  await note(store, author, {
    kind: "TOKEN",
    resource: "ApiToken",
    recordId: id,
    detail: { what: "created", name: row.name, role: row.role, unitId: row.unitId, expiresAt: row.expiresAt },
  });
  return { id, secret };
}

const daysProblem = (days: number): Problem[] =>
  Number.isInteger(days) && days >= 1 && days <= MOST_DAYS
    ? []
    : [{ field: "days", code: "RANGE", with: { min: 1, max: MOST_DAYS } }];

async function unitProblem(store: Reader, { unitId }: Values): Promise<Problem[]> {
  if (unitId === null) return [];
  const found = await store.rows(sql`SELECT 1 FROM "unit" WHERE "id" = ${unitId}`);
  return found.length > 0 ? [] : [{ field: "unitId", code: "UNKNOWN_CODE", with: { value: String(unitId) } }];
}

/** Ends a token at once; one that has ended before stays as it is. */
export async function revokeToken(store: Reader, author: Author, id: number, now: number): Promise<void> {
  const [found] = await store.rows<TokenRow>(
    sql`SELECT "id", "unitId", "revokedAt" FROM "api_token" WHERE "id" = ${id}`,
  );
  if (!found || isBeyond(author.caller, found.unitId)) throw new Refusal("NOT_FOUND");
  if (found.revokedAt !== null) return;
  await store.rows(
    sql`UPDATE "api_token" SET "revokedAt" = ${instant(now)}, "version" = "version" + 1 WHERE "id" = ${id}`,
  );
  await note(store, author, { kind: "TOKEN", resource: "ApiToken", recordId: id, detail: { what: "revoked" } });
}

/** The token that a secret opens, whether or not it still holds; `text` is what stands after `Bearer`. */
export async function tokenOf(store: Reader, text: string): Promise<TokenRow | null> {
  if (!text.startsWith(PREFIX)) return null;
  const [found] = await store.rows<TokenRow>(
    sql`SELECT "id", "name", "role", "unitId", "expiresAt", "revokedAt", "usedAt" FROM "api_token" WHERE "secretHash" = ${hashOf(text)}`,
  );
  return found ?? null;
}

/** Notes that a token is used. */
export async function noteUsed(store: Reader, id: number, now: number): Promise<void> {
  await store.rows(sql`UPDATE "api_token" SET "usedAt" = ${instant(now)} WHERE "id" = ${id}`);
}
