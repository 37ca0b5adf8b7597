import History from "@mui/icons-material/HistoryOutlined";
import { Box, Button, Drawer, Typography } from "@mui/material";
import { useState } from "react";
import type { RaRecord } from "react-admin";
import type { Dictionary } from "../../shared/field.js";
import { instantText } from "../format.js";
import { usePhone } from "../frame/top-bar.js";
import { Answered, Empty } from "../page.js";
import { useQuestion } from "../question.js";
import { fullTitleOf } from "../title.js";
import { useLang, useSay } from "../words.js";
import { AskingButton } from "./asking.js";
import { useMay } from "./caller.js";
import { type ChangeAction, ChangesList } from "./changes-list.js";
import { useWork } from "./work.js";

type Part = { readonly of: Dictionary; readonly record: RaRecord };

/** Opens the history of a record beside it. */
export function HistoryButton({ of, record }: Part) {
  const say = useSay();
  const lang = useLang();
  const phone = usePhone();
  const [open, setOpen] = useState(false);
  const title = say("history.of", { name: fullTitleOf(of, record, lang) });
  return (
    <>
      <Button startIcon={<History />} onClick={() => setOpen(true)}>
        {say("history.title")}
      </Button>
      <Drawer
        anchor="right"
        open={open}
        onClose={() => setOpen(false)}
        slotProps={{ paper: { role: "dialog", "aria-label": title } }}
        sx={{ zIndex: (theme) => theme.zIndex.modal }}
      >
        <Box sx={{ width: phone ? "100vw" : 560, p: 2 }}>
          <Box sx={{ display: "flex", alignItems: "flex-start", gap: 1, mb: 1 }}>
            <Typography variant="h2" sx={{ flexGrow: 1, overflowWrap: "anywhere" }}>
              {title}
            </Typography>
            <Button onClick={() => setOpen(false)}>{say("history.close")}</Button>
          </Box>
          {open && <Versions of={of} record={record} />}
        </Box>
      </Drawer>
    </>
  );
}

const HISTORY = `query($resource: String!, $id: ID!){history(resource: $resource, id: $id){
  version action at who changeSet{id} fields{field before after}}}`;

type Version = {
  readonly version: number;
  readonly action: ChangeAction;
  readonly at: string;
  readonly who: string;
  readonly changeSet: { readonly id: string };
  /** The values are JSON. */
  readonly fields: readonly { readonly field: string; readonly before: string; readonly after: string }[];
};

function Versions({ of, record }: Part) {
  const say = useSay();
  const asked = useQuestion<{ history: readonly Version[] }>(HISTORY, { resource: of.name, id: record.id });
  return (
    <Answered asked={asked} lines={6}>
      {({ history }) =>
        history.length === 0 ? (
          <Empty title={say("history.none")} />
        ) : (
          <Box component="ol" sx={{ listStyle: "none", m: 0, p: 0 }}>
            {history.map((version, i) => (
              <OneVersion
                key={`${version.version} ${version.action}`}
                of={of}
                record={record}
                version={version}
                isNow={i === 0}
              />
            ))}
          </Box>
        )
      }
    </Answered>
  );
}

type OneProps = Part & { readonly version: Version; readonly isNow: boolean };

function OneVersion({ of, record, version: { version, action, at, who, fields }, isNow }: OneProps) {
  const say = useSay();
  const lang = useLang();
  const may = useMay();
  return (
    <Box component="li" sx={{ borderTop: 1, borderColor: "divider", py: 1.5 }}>
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: 1 }}>
        <Typography variant="subtitle2" component="h3">
          {`${say("history.version", { version })}${isNow ? ` (${say("history.now")})` : ""} · ${say(`history.${action}`)}`}
        </Typography>
        <Box sx={{ flexGrow: 1 }} />
        {!isNow && action !== "DELETE" && may("restore", of.name) && (
          <Restore of={of} record={record} version={version} />
        )}
      </Box>
      <Typography variant="body2" sx={{ color: "text.secondary", mb: 0.5 }}>
        {at ? `${who}, ${instantText(at, lang)}` : say("history.filled")}
      </Typography>
      <ChangesList
        resource={of.name}
        action={action}
        fields={fields.map(({ field, before, after }) => ({
          field,
          before: JSON.parse(before),
          after: JSON.parse(after),
        }))}
      />
    </Box>
  );
}

const RESTORE = `mutation($resource: String!, $id: ID!, $version: Int!, $expected: Int!){
  restoreRecord(resource: $resource, id: $id, version: $version, expectedVersion: $expected){changeSet{id}}}`;

function Restore({ of, record, version }: Part & { readonly version: number }) {
  const say = useSay();
  const { run, busy } = useWork();
  return (
    <AskingButton
      label={say("history.restore")}
      title={say("history.restoreTitle", { version })}
      question={say("history.restoreAsk", { version })}
      busy={busy}
      work={() =>
        run(
          (ask) => ask(RESTORE, { resource: of.name, id: record.id, version, expected: record.version }),
          () => say("history.restored", { version }),
        )
      }
    />
  );
}
