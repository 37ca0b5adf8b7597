import type { Row } from "../changes.js";
import { ListOf } from "../screens/list.js";
import { useSay } from "../words.js";
import { AskingButton } from "./asking.js";
import { useMay } from "./caller.js";
import { useWork } from "./work.js";

/** Who is signed in where, and the end of it. */
export default function Sessions() {
  const say = useSay();
  const may = useMay();
  return (
    <ListOf
      {...(may("update", "Account") && {
        ofRow: (row: Row) => (
          <EndSessions
            accountId={String(row.accountId)}
            name={(row.account as { fullName: string } | null)?.fullName ?? ""}
            label={say("session.end")}
          />
        ),
      })}
    />
  );
}

type EndProps = {
  readonly accountId: string;
  readonly name: string;
  readonly label: string;
  readonly outlined?: boolean;
};

/** Signs a user out everywhere, after a question. */
export function EndSessions({ accountId, name, label, outlined = false }: EndProps) {
  const say = useSay();
  const { run, busy } = useWork();
  return (
    <AskingButton
      variant={outlined ? "outlined" : "text"}
      label={label}
      title={say("account.endSessions")}
      question={say("account.endSessionsAsk", { name })}
      busy={busy}
      work={() =>
        run(
          (ask) => ask<{ endSessions: number }>("mutation($id: ID!){endSessions(accountId: $id)}", { id: accountId }),
          ({ endSessions }) => say("account.ended", { count: endSessions }),
        )
      }
    />
  );
}
