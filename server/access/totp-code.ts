import { Secret, TOTP } from "otpauth";
import sql from "sql-template-tag";
import type { Reader } from "../database.js";

/** What every authenticator app knows: SHA-1, 30 seconds, 6 digits. */
const PERIOD_S = 30;
/** Clocks may differ by one step. */
const WINDOW = 1;
const ISSUER = "Chuẩn Hub";

const totpOf = (secret: string, label = ""): TOTP =>
  new TOTP({
    issuer: ISSUER,
    label,
    algorithm: "SHA1",
    digits: 6,
    period: PERIOD_S,
    secret: Secret.fromBase32(secret),
  });

/** A new secret of 160 bits, in base32. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** What an authenticator app reads. */
export const totpUri = (secret: string, name: string): string => totpOf(secret, name).toString();

/** The time step to which a code belongs; null where it is of none that counts at this moment. */
export function stepOf(secret: string, code: string, now: number): number | null {
  const token = code.replace(/\s+/g, "");
  if (!/^\d{6}$/.test(token)) return null;
  const delta = totpOf(secret).validate({ token, window: WINDOW, timestamp: now });
  return delta === null ? null : Math.floor(now / 1000 / PERIOD_S) + delta;
}

/** Takes a step, so that its code and all before it are used up; false where it was taken before. */
export async function takeStep(store: Reader, accountId: number, step: number): Promise<boolean> {
  const taken = await store.rows(
    sql`UPDATE "credential" SET "totpStep" = ${step} WHERE "accountId" = ${accountId} AND ("totpStep" IS NULL OR "totpStep" < ${step}) RETURNING "accountId"`,
  );
  return taken.length === 1;
}
