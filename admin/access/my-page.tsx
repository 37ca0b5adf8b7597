import { Alert, Button, Stack, Typography } from "@mui/material";
import { type FormEvent, useState } from "react";
import { useNotify } from "react-admin";
import { ROLES } from "../../shared/permissions.js";
import { Page, Section } from "../page.js";
import { useLang, useSay } from "../words.js";
import { useMe, useSession } from "./caller.js";
import { Entry } from "./entry.js";
import { NewPassword } from "./new-password.js";
import { SecondFactor } from "./second-factor.js";
import { useSending } from "./sending.js";

/** My own access: who I am here, my password, my second factor. */
export default function MyPage() {
  const say = useSay();
  const lang = useLang();
  const me = useMe();
  if (!me) return null;
  const role = me.role === "TOOL" ? me.role : ROLES[me.role][lang];
  return (
    <Page
      title={say("me.title")}
      lead={
        <Typography variant="body2" sx={{ color: "text.secondary" }}>
          {`${me.fullName} (${me.name}) · ${role} · ${me.unit?.name ?? say("access.everywhere")}`}
        </Typography>
      }
    >
      <Section title={say("me.password")}>
        {me.hasPassword ? <ChangePassword /> : <Typography variant="body2">{say("me.noPassword")}</Typography>}
      </Section>
      {me.hasPassword && (
        <Section title={say("me.factor")}>
          <SecondFactor on={me.secondFactor} />
        </Section>
      )}
    </Page>
  );
}

function ChangePassword() {
  const say = useSay();
  const notify = useNotify();
  const session = useSession();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [again, setAgain] = useState("");
  const [differs, setDiffers] = useState(false);
  const { run, busy, faults, message, wait } = useSending(["current", "next"]);
  const change = async (): Promise<void> => {
    await session.send("/auth/password", { current, next });
    await session.refresh();
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setDiffers(next !== again);
    if (next !== again || !(await run(change))) return;
    for (const set of [setCurrent, setNext, setAgain]) set("");
    notify(say("me.changed"), { type: "success" });
  };
  return (
    <Stack
      component="form"
      onSubmit={(event: FormEvent) => void submit(event)}
      spacing={2}
      noValidate
      sx={{ maxWidth: 400, mt: 1 }}
    >
      {message && <Alert severity="error">{wait > 0 ? say("access.wait", { seconds: wait }) : message}</Alert>}
      <Entry
        label={say("me.current")}
        type="password"
        value={current}
        onChange={setCurrent}
        error={faults.current}
        autoComplete="current-password"
      />
      <NewPassword
        value={next}
        onChange={setNext}
        again={again}
        onAgain={setAgain}
        error={faults.next}
        differs={differs}
      />
      <Button type="submit" variant="contained" disabled={busy || wait > 0} sx={{ alignSelf: "flex-start" }}>
        {say("me.password")}
      </Button>
    </Stack>
  );
}
