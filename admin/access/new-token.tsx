import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  MenuItem,
  Stack,
  TextField,
} from "@mui/material";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useDataProvider } from "react-admin";
import { apiToken } from "../../shared/access/account.js";
import { TOKEN_ROLES } from "../../shared/permissions.js";
import type { Hub } from "../data-provider.js";
import { usePhone } from "../frame/top-bar.js";
import { type Unit, UnitPicker } from "../frame/unit-scope.js";
import { useLang, useSay } from "../words.js";
import { Entry } from "./entry.js";
import { useSending } from "./sending.js";

export type MadeToken = { readonly token: { readonly id: string; readonly name: string }; readonly secret: string };

const CREATE = "mutation($input: NewApiTokenInput!){made: createApiToken(input: $input){token{id name} secret}}";
const USUAL_DAYS = "90";

type NewTokenProps = { readonly close: () => void; readonly made: (token: MadeToken) => void };

/** Asks what a token is for, what it may and for how long, and makes it. */
export function NewToken({ close, made }: NewTokenProps) {
  const say = useSay();
  const lang = useLang();
  const phone = usePhone();
  const hub = useDataProvider<Hub>();
  const client = useQueryClient();
  const [name, setName] = useState("");
  const [role, setRole] = useState<string>("TOOL");
  const [unit, setUnit] = useState<Unit | null>(null);
  const [days, setDays] = useState(USUAL_DAYS);
  const { run, busy, faults, message } = useSending(["name", "role", "unitCode", "days"]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void run(async () => {
      // What is no number is outside of the range, and the hub says which that is.
      const input = { name, role, days: Number.parseInt(days, 10) || 0, ...(unit && { unitCode: unit.code }) };
      const answer = await hub.ask<{ made: MadeToken }>(CREATE, { input });
      void client.invalidateQueries();
      made(answer.made);
    });
  };
  const { fields } = apiToken;
  return (
    <Dialog open fullWidth maxWidth="sm" fullScreen={phone} onClose={close} aria-labelledby="new-token">
      <form onSubmit={submit} noValidate>
        <DialogTitle id="new-token">{say("token.create")}</DialogTitle>
        <DialogContent>
          <Stack spacing={2} sx={{ pt: 1 }}>
            {message && <Alert severity="error">{message}</Alert>}
            <Entry
              label={fields.name.label[lang]}
              value={name}
              onChange={setName}
              error={faults.name}
              autoComplete="off"
              autoFocus
            />
            <TextField
              select
              label={fields.role.label[lang]}
              value={role}
              onChange={(event) => setRole(event.target.value)}
              error={faults.role !== undefined}
              helperText={faults.role}
            >
              {Object.entries(TOKEN_ROLES).map(([code, label]) => (
                <MenuItem key={code} value={code}>
                  {label[lang]}
                </MenuItem>
              ))}
            </TextField>
            <UnitPicker
              value={unit}
              onChange={setUnit}
              label={fields.unitId.label[lang]}
              {...(faults.unitCode && { error: faults.unitCode })}
              helperText={say("access.everywhere")}
            />
            <Entry
              label={say("token.days")}
              value={days}
              onChange={setDays}
              error={faults.days}
              help={say("token.daysHelp")}
              autoComplete="off"
              numeric
            />
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={close}>{say("form.cancel")}</Button>
          <Button type="submit" variant="contained" disabled={busy}>
            {say("token.create")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
