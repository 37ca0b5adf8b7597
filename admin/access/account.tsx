import { Alert, Button, Stack } from "@mui/material";
import { useState } from "react";
import { type RaRecord, useDataProvider } from "react-admin";
import type { Hub } from "../data-provider.js";
import { RecordPage } from "../screens/show.js";
import { useSay } from "../words.js";
import { AskingButton } from "./asking.js";
import { useMay, useMe } from "./caller.js";
import { SecretDialog } from "./secret-dialog.js";
import { EndSessions } from "./sessions.js";
import { useWork } from "./work.js";

/** A user: what can be done about their access, then their fields, sessions and tokens. */
export default function AccountScreen() {
  return <RecordPage above={Ways} />;
}

type Part = { readonly record: RaRecord };

function Ways({ record }: Part) {
  const say = useSay();
  const may = useMay();
  const me = useMe();
  if (!may("update", "Account")) return null;
  return (
    <>
      {record.disabled && (
        <Alert severity="warning" sx={{ mb: 1.5 }}>
          {say("account.isDisabled")}
        </Alert>
      )}
      <Stack direction="row" sx={{ flexWrap: "wrap", gap: 1, mb: 2 }}>
        {!record.disabled && <Invite record={record} />}
        <EndSessions accountId={String(record.id)} name={record.fullName} label={say("account.endSessions")} outlined />
        <ClearFactor record={record} />
        {String(record.id) !== me?.id && <Disable record={record} />}
      </Stack>
    </>
  );
}

function Invite({ record }: Part) {
  const say = useSay();
  const { run, busy } = useWork();
  const [link, setLink] = useState<string | null>(null);
  const invite = async (): Promise<void> => {
    const made = await run((ask) =>
      ask<{ inviteAccount: { link: string } }>("mutation($id: ID!){inviteAccount(id: $id){link}}", { id: record.id }),
    );
    setLink(made?.inviteAccount.link ?? null);
  };
  return (
    <>
      <Button variant="outlined" disabled={busy} onClick={() => void invite()} sx={{ minHeight: 36 }}>
        {say("account.invite")}
      </Button>
      {link && (
        <SecretDialog
          title={say("account.linkTitle", { name: record.fullName })}
          help={say("account.linkHelp")}
          secret={link}
          close={() => setLink(null)}
        />
      )}
    </>
  );
}

function ClearFactor({ record }: Part) {
  const say = useSay();
  const { run, busy } = useWork();
  return (
    <AskingButton
      variant="outlined"
      label={say("account.clearFactor")}
      question={say("account.clearFactorAsk", { name: record.fullName })}
      busy={busy}
      work={() =>
        run(
          (ask) => ask("mutation($id: ID!){clearSecondFactor(accountId: $id)}", { id: record.id }),
          () => say("account.factorCleared"),
        )
      }
    />
  );
}

/** Locks a user out, or lets them in again: a change of the account like any other. */
function Disable({ record }: Part) {
  const say = useSay();
  const hub = useDataProvider<Hub>();
  const { run, busy } = useWork();
  const word = record.disabled ? "account.enable" : "account.disable";
  return (
    <AskingButton
      variant="outlined"
      color={record.disabled ? "primary" : "error"}
      label={say(word)}
      question={say(`${word}Ask`, { name: record.fullName })}
      busy={busy}
      work={() =>
        run(() =>
          hub.update("accounts", {
            id: record.id,
            data: { ...record, disabled: !record.disabled },
            previousData: record,
          }),
        )
      }
    />
  );
}
