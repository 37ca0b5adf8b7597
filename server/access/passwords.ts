import { hash, verify } from "@node-rs/argon2";
import { atMost } from "../at-most.js";
import { PASSWORD_LENGTH } from "./password-rules.js";

/** Argon2id with 19 MiB and two passes: OWASP's least. The number is `Algorithm.Argon2id`, an enum of types alone. */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The hash of random bytes that nobody has, at the same cost: what is compared where there is no password. */
const NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$l2k5wS6ZD4xYFxr6oZaqNA$qpzofrgsREHeJS7o/XLQOqRZU6NRYKVkn++QwftApiU";

/** Hashes and the database share four threads; two of them are left to the database. */
const inTurn = atMost(2, 100);

/** One way to type it, whatever the keyboard: letters and marks composed. */
const typed = (password: string): string => password.normalize("NFC");

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(typed(password), COST));

/** Whether it is the password. One hash is made in any case, so that the time says nothing about whether there is one. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const given = typed(password);
  // Nobody's password is longer; a long text is not hashed, but costs the same.
  const tried = [...given].length > PASSWORD_LENGTH.most ? "" : given;
  const same = await inTurn(() => verify(kept ?? NOBODYS, tried));
  return same && kept !== null && tried !== "";
}
