import { Box, Link as MuiLink, Typography } from "@mui/material";
import type { RaRecord } from "react-admin";
import { Link } from "react-router";
import { auditEntry } from "../../shared/access/audit-entry.js";
import { dictionaries } from "../../shared/resources.js";
import { wholeWords } from "../format.js";
import { Section } from "../page.js";
import { RecordPage } from "../screens/show.js";
import { useLang, useSay } from "../words.js";
import { detailWords } from "./audit-words.js";
import { useMay } from "./caller.js";
import { type ChangeAction, ChangesList } from "./changes-list.js";
import { resourceWords } from "./resource-words.js";
import { UndoButton } from "./undo.js";
import { RecordName } from "./value-words.js";

type Part = { readonly record: RaRecord };

/** An entry of the log: who, when, from where; and what was done, in words. */
export default function AuditEntryScreen() {
  return <RecordPage after={Detail} hidden={["detail", "hash"]} />;
}

type Changed = {
  readonly resource: string;
  readonly id: number;
  readonly action: ChangeAction;
  readonly fields: Readonly<Record<string, readonly [unknown, unknown]>>;
};
type Told = {
  readonly undoes?: number;
  readonly changes?: number;
  readonly records?: readonly Changed[];
  readonly filled?: Readonly<Record<string, number>>;
};

function Detail({ record }: Part) {
  const say = useSay();
  const lang = useLang();
  const may = useMay();
  const told = JSON.parse(String(record.detail ?? "{}")) as Told;
  const canUndo = told.records?.every(({ resource }) => may("restore", resource));
  return (
    <Section title={say("audit.what")} actions={canUndo && <UndoButton changeSetId={String(record.id)} />}>
      {told.records ? <Changes told={told} records={told.records} /> : <Facts told={told} />}
      <Typography variant="caption" sx={{ display: "block", mt: 2, color: "text.secondary", overflowWrap: "anywhere" }}>
        {`${auditEntry.fields.hash.label[lang]}: ${record.hash}`}
      </Typography>
    </Section>
  );
}

function Changes({ told, records }: { readonly told: Told; readonly records: readonly Changed[] }) {
  const say = useSay();
  const lang = useLang();
  const all = told.changes ?? records.length;
  return (
    <Box sx={{ maxWidth: 960 }}>
      {told.undoes !== undefined && (
        <Typography variant="body2">{say("audit.undoes", { id: String(told.undoes) })}</Typography>
      )}
      {records.map((one) => (
        <Box key={`${one.resource} ${one.id}`} sx={{ borderTop: 1, borderColor: "divider", py: 1 }}>
          <Typography variant="subtitle2" component="h3">
            {`${say(`history.${one.action}`)}: ${resourceWords(one.resource, lang).toLowerCase()} `}
            <RecordLink resource={one.resource} id={one.id} />
          </Typography>
          <ChangesList
            resource={one.resource}
            action={one.action}
            fields={Object.entries(one.fields).map(([field, [before, after]]) => ({ field, before, after }))}
          />
        </Box>
      ))}
      {all > records.length && (
        <Typography variant="body2" sx={{ color: "text.secondary" }}>
          {`${say("audit.count", { count: wholeWords(all, lang) })}. ${say("audit.more", { shown: records.length })}`}
        </Typography>
      )}
    </Box>
  );
}

function RecordLink({ resource, id }: { readonly resource: string; readonly id: number }) {
  const of = dictionaries.find(({ name }) => name === resource);
  if (!of) return <>{`#${id}`}</>;
  return (
    <MuiLink component={Link} to={`/${of.plural}/${id}/show`}>
      <RecordName resource={resource} id={String(id)} />
    </MuiLink>
  );
}

/** What is no change: a few facts. */
function Facts({ told }: { readonly told: object }) {
  const lang = useLang();
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.5, fontSize: 13, lineHeight: 1.7, overflowWrap: "anywhere" }}>
      {detailWords(told as Readonly<Record<string, unknown>>, lang).map((line) => (
        <li key={line}>{line}</li>
      ))}
    </Box>
  );
}
