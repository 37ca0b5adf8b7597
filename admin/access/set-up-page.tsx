import { Alert, Button, Stack } from "@mui/material";
import { type FormEvent, useEffect, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { Failed, Waiting } from "../page.js";
import { useSay } from "../words.js";
import { useSession, useSessionState } from "./caller.js";
import { Entry } from "./entry.js";
import { useEnter } from "./gate.js";
import { NewPassword } from "./new-password.js";
import { PlainPage } from "./plain-page.js";
import { useSending } from "./sending.js";

/** Behind a one-time link: the first administrator says who they are, an invited user sets a password. */
export function SetUpPage() {
  const say = useSay();
  const { door, failure } = useSessionState();
  const { hash } = useLocation();
  const navigate = useNavigate();
  const [secret] = useState(() => hash.slice(1));
  // The secret is known now; in the address it would stand in the browser's history.
  useEffect(() => {
    if (hash) void navigate({ hash: "" }, { replace: true });
  }, [hash, navigate]);
  if (!door) return failure ? <Failed error={failure} /> : <Waiting lines={5} />;
  const title = say(door.setUp ? "access.firstTitle" : "access.invitedTitle");
  if (!secret)
    return (
      <PlainPage title={title}>
        <Alert severity="info">{say("access.noSecret")}</Alert>
      </PlainPage>
    );
  return (
    <PlainPage title={title} lead={say(door.setUp ? "access.firstLead" : "access.invitedLead")}>
      <SetUpForm secret={secret} first={door.setUp} />
    </PlainPage>
  );
}

function SetUpForm({ secret, first }: { readonly secret: string; readonly first: boolean }) {
  const say = useSay();
  const session = useSession();
  const enter = useEnter();
  const [name, setName] = useState("");
  const [fullName, setFullName] = useState("");
  const [password, setPassword] = useState("");
  const [again, setAgain] = useState("");
  const [differs, setDiffers] = useState(false);
  const { run, busy, faults, message } = useSending(["name", "fullName", "password"]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setDiffers(password !== again);
    if (password !== again) return;
    void run(async () => {
      await session.send("/auth/set-up", { secret, password, ...(first && { name, fullName }) });
      await enter("/");
    });
  };
  return (
    <Stack component="form" onSubmit={submit} spacing={2} noValidate>
      {message && <Alert severity="error">{message}</Alert>}
      {first && (
        <>
          <Entry
            label={say("access.name")}
            value={name}
            onChange={setName}
            error={faults.name}
            help={say("access.nameHelp")}
            autoComplete="username"
            autoFocus
          />
          <Entry
            label={say("access.fullName")}
            value={fullName}
            onChange={setFullName}
            error={faults.fullName}
            autoComplete="name"
          />
        </>
      )}
      <NewPassword
        value={password}
        onChange={setPassword}
        again={again}
        onAgain={setAgain}
        error={faults.password}
        differs={differs}
        autoFocus={!first}
      />
      <Button type="submit" variant="contained" disabled={busy}>
        {say(first ? "access.firstSubmit" : "access.invitedSubmit")}
      </Button>
    </Stack>
  );
}
