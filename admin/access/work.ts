import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useDataProvider, useNotify } from "react-admin";
import type { Ask } from "../ask.js";
import type { Hub } from "../data-provider.js";

type Work = {
  /** Does it; says what was done, or why not. All that was read before is read again. Null where it was refused. */
  readonly run: <T>(work: (ask: Ask) => Promise<T>, said?: (answer: T) => string) => Promise<T | null>;
  readonly busy: boolean;
};

/** Changes something by a question of its own, beside the forms. */
export function useWork(): Work {
  const hub = useDataProvider<Hub>();
  const client = useQueryClient();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const run: Work["run"] = async (work, said) => {
    setBusy(true);
    try {
      const answer = await work(hub.ask);
      void client.invalidateQueries();
      if (said) notify(said(answer), { type: "success" });
      return answer;
    } catch (failure) {
      const message = failure instanceof Error ? failure.message : "ra.notification.http_error";
      notify(message, { type: "error", messageArgs: { _: message } });
      return null;
    } finally {
      setBusy(false);
    }
  };
  return { run, busy };
}
