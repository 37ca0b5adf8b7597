import { Alert, Box, Button, Stack, Typography } from "@mui/material";
import { type FormEvent, useState } from "react";
import { useNotify } from "react-admin";
import { useSay } from "../words.js";
import { useSession } from "./caller.js";
import { Entry } from "./entry.js";
import { useSending } from "./sending.js";

type Shown = { readonly secret: string; readonly uri: string; readonly qr: string };

/** My second factor: on by a QR code and a first code, off by my password. */
export function SecondFactor({ on }: { readonly on: boolean }) {
  const say = useSay();
  const session = useSession();
  const notify = useNotify();
  const [shown, setShown] = useState<Shown | null>(null);
  const done = async (): Promise<void> => {
    await session.refresh();
    setShown(null);
  };
  return (
    <Stack spacing={2} sx={{ maxWidth: 400 }}>
      <Typography variant="body2">{say(on ? "me.factorOn" : "me.factorOff")}</Typography>
      {shown ? (
        <Confirm
          shown={shown}
          done={async () => {
            await done();
            notify(say("me.factorDone"), { type: "success" });
          }}
        />
      ) : (
        <ByPassword
          key={String(on)}
          label={say(on ? "me.factorStop" : "me.factorStart")}
          work={async (password) => {
            if (!on) return setShown(await session.send<Shown>("/auth/totp/start", { password }));
            await session.send("/auth/totp/stop", { password });
            await done();
            notify(say("me.factorGone"), { type: "success" });
          }}
        />
      )}
    </Stack>
  );
}

/** Asks for the password again before anything is done. */
function ByPassword({
  label,
  work,
}: {
  readonly label: string;
  readonly work: (password: string) => Promise<unknown>;
}) {
  const say = useSay();
  const [password, setPassword] = useState("");
  const { run, busy, faults, message, wait } = useSending(["password"]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void run(() => work(password));
  };
  return (
    <Stack component="form" onSubmit={submit} spacing={2} noValidate>
      {message && <Alert severity="error">{wait > 0 ? say("access.wait", { seconds: wait }) : message}</Alert>}
      <Entry
        label={say("me.current")}
        type="password"
        value={password}
        onChange={setPassword}
        error={faults.password}
        autoComplete="current-password"
      />
      <Button type="submit" variant="outlined" disabled={busy || wait > 0} sx={{ alignSelf: "flex-start" }}>
        {label}
      </Button>
    </Stack>
  );
}

function Confirm({ shown, done }: { readonly shown: Shown; readonly done: () => Promise<void> }) {
  const say = useSay();
  const session = useSession();
  const [code, setCode] = useState("");
  const { run, busy, faults, message } = useSending(["code"]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void run(async () => {
      await session.send("/auth/totp/confirm", { code });
      await done();
    });
  };
  return (
    <Stack component="form" onSubmit={submit} spacing={2} noValidate>
      <Typography variant="body2">{say("me.factorScan")}</Typography>
      {/* White around it in either theme: a reader needs the contrast. */}
      <Box
        component="img"
        alt={say("me.factorQr")}
        src={`data:image/svg+xml;utf8,${encodeURIComponent(shown.qr)}`}
        sx={{ width: 200, height: 200, bgcolor: "#ffffff", border: 1, borderColor: "divider" }}
      />
      <Typography variant="body2" sx={{ overflowWrap: "anywhere" }}>
        {say("me.factorSecret")} <code>{shown.secret}</code>
      </Typography>
      {message && <Alert severity="error">{message}</Alert>}
      <Entry
        label={say("access.code")}
        value={code}
        onChange={setCode}
        error={faults.code}
        autoComplete="one-time-code"
        autoFocus
        numeric
      />
      <Button type="submit" variant="contained" disabled={busy} sx={{ alignSelf: "flex-start" }}>
        {say("me.factorConfirm")}
      </Button>
    </Stack>
  );
}
