import { createHash, randomBytes } from "node:crypto";

/** 256 random bits, in 43 characters that a cookie, a header and an address all take. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/** What is kept of a secret, in hex. The secret is random: there is nothing to guess, so a plain SHA-256 is enough. */
export const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");
