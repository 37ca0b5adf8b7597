import { useEffect, useState } from "react";
import { HttpError } from "react-admin";
import type { Refused } from "../ask.js";

type Sending = {
  /** Does it, and gives whether it was done; what is refused stands in `faults` and `message`. */
  readonly run: (work: () => Promise<unknown>) => Promise<boolean>;
  readonly busy: boolean;
  /** What is wrong, by field. */
  readonly faults: Readonly<Record<string, string>>;
  /** What is wrong with the whole; null where all stands at the fields. */
  readonly message: string | null;
  readonly code: string | null;
  /** Which field was asked for first (`REQUIRED`). */
  readonly required: readonly string[];
  /** Seconds until the next try. */
  readonly wait: number;
  readonly forget: (field: string) => void;
};

const NOTHING = { faults: {}, message: null, code: null, required: [] } as const;
type Fault = Pick<Sending, "faults" | "message" | "code" | "required">;

/** Sends what a form of its own holds, and keeps what was refused. `fields` are those that the form shows. */
export function useSending(fields: readonly string[]): Sending {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault>(NOTHING);
  const [wait, setWait] = useState(0);
  useEffect(() => {
    if (wait <= 0) return;
    const later = setTimeout(() => setWait(wait - 1), 1000);
    return () => clearTimeout(later);
  }, [wait]);
  const run = async (work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    setFault(NOTHING);
    try {
      await work();
      return true;
    } catch (failure) {
      const { body } = failure as { body?: Refused };
      setFault(faultOf(failure, fields));
      setWait(body?.code === "RATE_LIMITED" ? (body.seconds ?? 0) : 0);
      return false;
    } finally {
      setBusy(false);
    }
  };
  const forget = (field: string): void =>
    setFault((now) => {
      const { [field]: _gone, ...faults } = now.faults;
      return { ...now, faults };
    });
  return { run, busy, ...fault, wait, forget };
}

function faultOf(failure: unknown, fields: readonly string[]): Fault {
  if (!(failure instanceof HttpError)) throw failure;
  const { problems, code } = failure.body as Refused;
  const own = problems.filter(({ field }) => fields.includes(field));
  const others = problems.filter(({ field }) => !fields.includes(field));
  return {
    faults: Object.fromEntries(own.map(({ field, message }) => [field, message])),
    message: others[0] ? sentence(others[0].message) : own.length > 0 ? null : failure.message,
    code,
    required: own.filter((one) => one.code === "REQUIRED").map(({ field }) => field),
  };
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
