import { Alert, Box, Button, Divider, Stack, Typography } from "@mui/material";
import { type FormEvent, useState } from "react";
import type { Label } from "../../shared/field.js";
import { useLang, useSay } from "../words.js";
import { useSession, useSessionState } from "./caller.js";
import { Entry } from "./entry.js";
import { useSending } from "./sending.js";

type FormProps = {
  readonly name?: string;
  /** Called when the hub has let someone in. */
  readonly done: () => Promise<unknown>;
  /** Opens the provider beside the page, which must not be left. */
  readonly beside?: boolean;
};

/** Name and password, a code where one is asked for; the provider and the demonstration where there are such. */
export function SignInForm({ name: given = "", done, beside = false }: FormProps) {
  const say = useSay();
  const session = useSession();
  const { door } = useSessionState();
  const [name, setName] = useState(given);
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [asksCode, setAsksCode] = useState(false);
  const sending = useSending(["name", "password", "code"]);
  const { faults, message, busy, wait, required, forget } = sending;
  const codeIsAsked = asksCode || required.includes("code");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsksCode(codeIsAsked);
    void sending.run(async () => {
      await session.signIn({ name, password, ...(code && { code }) });
      await done();
    });
  };
  const change = (field: string, set: (value: string) => void) => (value: string) => {
    set(value);
    forget(field);
  };
  return (
    <>
      <Stack component="form" onSubmit={submit} spacing={2} noValidate>
        {message && <Alert severity="error">{wait > 0 ? say("access.wait", { seconds: wait }) : message}</Alert>}
        <Entry
          label={say("access.name")}
          value={name}
          onChange={change("name", setName)}
          error={faults.name}
          autoComplete="username"
          autoFocus={given === ""}
        />
        <Entry
          label={say("access.password")}
          type="password"
          value={password}
          onChange={change("password", setPassword)}
          error={faults.password}
          autoComplete="current-password"
          autoFocus={given !== ""}
        />
        {codeIsAsked && (
          <Entry
            label={say("access.code")}
            value={code}
            onChange={change("code", setCode)}
            error={required.includes("code") ? undefined : faults.code}
            help={say("access.codeHelp")}
            autoComplete="one-time-code"
            autoFocus
            numeric
          />
        )}
        <Button type="submit" variant="contained" disabled={busy || wait > 0}>
          {wait > 0 ? say("access.wait", { seconds: wait }) : say("access.signIn")}
        </Button>
      </Stack>
      {door?.methods.oidc && (
        <Button
          fullWidth
          variant="outlined"
          href="/auth/oidc/start"
          {...(beside && { target: "_blank", rel: "opener" })}
          sx={{ mt: 2 }}
        >
          {say("access.byProvider")}
        </Button>
      )}
      {(door?.demo.length ?? 0) > 0 && <Demonstration done={done} />}
    </>
  );
}

/** What the users of the demonstration are. */
const DEMO_WORDS: Readonly<Record<string, Label>> = {
  "demo-quan-tri": { vi: "Quản trị", en: "Administrator" },
  "demo-tinh": { vi: "Cán bộ tỉnh", en: "Province operator" },
  "demo-xa": { vi: "Cán bộ xã", en: "Commune operator" },
  "demo-phan-tich": { vi: "Phân tích", en: "Analyst" },
};

/** The users of the demonstration, each by one press. */
function Demonstration({ done }: { readonly done: () => Promise<unknown> }) {
  const say = useSay();
  const lang = useLang();
  const session = useSession();
  const { door } = useSessionState();
  const { run, busy, message } = useSending([]);
  const enter = (name: string) =>
    void run(async () => {
      await session.signInDemo(name);
      await done();
    });
  return (
    <Box sx={{ mt: 3 }}>
      <Divider sx={{ mb: 2 }} />
      <Typography variant="subtitle1">{say("access.demoTitle")}</Typography>
      <Typography variant="body2" sx={{ color: "text.secondary", mb: 1.5 }}>
        {say("access.demoHelp")}
      </Typography>
      {message && (
        <Alert severity="error" sx={{ mb: 1.5 }}>
          {message}
        </Alert>
      )}
      <Box sx={{ display: "grid", gridTemplateColumns: { xs: "1fr", sm: "1fr 1fr" }, gap: 1 }}>
        {door?.demo.map(({ name, fullName }) => (
          <Button
            key={name}
            variant="outlined"
            disabled={busy}
            onClick={() => enter(name)}
            sx={{ minHeight: 44, lineHeight: 1.3 }}
          >
            {DEMO_WORDS[name]?.[lang] ?? fullName}
          </Button>
        ))}
      </Box>
    </Box>
  );
}
