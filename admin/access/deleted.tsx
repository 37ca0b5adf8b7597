import { Box, Button, MenuItem, Stack, TextField, Typography } from "@mui/material";
import { Fragment, useState } from "react";
import { useRedirect } from "react-admin";
import { useSearchParams } from "react-router";
import type { Dictionary } from "../../shared/field.js";
import { dictionaries } from "../../shared/resources.js";
import { dictionaryAt } from "../data-provider.js";
import { instantText } from "../format.js";
import { Answered, Empty, Page } from "../page.js";
import { useQuestion } from "../question.js";
import { useLang, useSay } from "../words.js";
import { AskingButton } from "./asking.js";
import { useMay } from "./caller.js";
import { ChangesList } from "./changes-list.js";
import { NoAccess } from "./no-access.js";
import { ValueWords } from "./value-words.js";
import { useWork } from "./work.js";

const DELETED = `query($resource: String!, $limit: Int){deleted: deletedRecords(resource: $resource, limit: $limit){
  id at who fields{field before}}}`;
const RESTORE =
  "mutation($resource: String!, $id: ID!){restoreRecord(resource: $resource, id: $id){changeSet{id} records{id}}}";

type Deletion = {
  readonly id: string;
  readonly at: string;
  readonly who: string;
  readonly fields: readonly { readonly field: string; readonly before: string }[];
};

/** What was deleted and has not come back, the latest first. */
export default function Deleted() {
  const say = useSay();
  const lang = useLang();
  const may = useMay();
  const [search, setSearch] = useSearchParams();
  const kinds = dictionaries.filter(({ name }) => may("restore", name));
  const of = kinds.find(({ plural }) => plural === search.get("of")) ?? kinds[0];
  if (!of) return <NoAccess />;
  return (
    <Page title={say("deleted.title")}>
      <TextField
        select
        label={say("deleted.kind")}
        value={of.plural}
        onChange={(event) => setSearch({ of: event.target.value }, { replace: true })}
        sx={{ width: { xs: "100%", sm: 320 }, mb: 2 }}
      >
        {kinds.map(({ plural, label }) => (
          <MenuItem key={plural} value={plural}>
            {label[lang]}
          </MenuItem>
        ))}
      </TextField>
      <Deletions key={of.name} of={dictionaryAt(of.plural)} />
    </Page>
  );
}

const FIRST = 25;
/** The most that the hub tells at once. */
const MOST = 100;

function Deletions({ of }: { readonly of: Dictionary }) {
  const say = useSay();
  const lang = useLang();
  const [limit, setLimit] = useState(FIRST);
  const asked = useQuestion<{ deleted: readonly Deletion[] }>(DELETED, { resource: of.name, limit });
  return (
    <Answered asked={asked} lines={5}>
      {({ deleted }) =>
        deleted.length === 0 ? (
          <Empty title={say("deleted.none", { name: of.label[lang].toLowerCase() })} help={say("deleted.noneHelp")} />
        ) : (
          <>
            <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0, maxWidth: 960 }}>
              {deleted.map((one) => (
                <OneDeletion key={one.id} of={of} deletion={one} />
              ))}
            </Box>
            {deleted.length === limit && limit < MOST && (
              <Button onClick={() => setLimit(MOST)} sx={{ mt: 1 }}>
                {say("deleted.more")}
              </Button>
            )}
          </>
        )
      }
    </Answered>
  );
}

function OneDeletion({
  of,
  deletion: { id, at, who, fields },
}: {
  readonly of: Dictionary;
  readonly deletion: Deletion;
}) {
  const say = useSay();
  const lang = useLang();
  const redirect = useRedirect();
  const { run, busy } = useWork();
  const [open, setOpen] = useState(false);
  const row = Object.fromEntries(fields.map(({ field, before }) => [field, JSON.parse(before) as unknown]));
  const restore = async (): Promise<void> => {
    const done = await run(
      (ask) => ask(RESTORE, { resource: of.name, id }),
      () => say("deleted.restored"),
    );
    if (done !== null) redirect("show", of.plural, id);
  };
  return (
    <Box component="li" sx={{ borderTop: 1, borderColor: "divider", py: 1 }}>
      <Stack direction="row" sx={{ alignItems: "center", flexWrap: "wrap", columnGap: 1 }}>
        <Box sx={{ flexGrow: 1, minWidth: 200 }}>
          <Typography variant="subtitle2" component="h2">
            <DeletedTitle of={of} row={row} />
          </Typography>
          <Typography variant="body2" sx={{ color: "text.secondary" }}>
            {`${who}, ${instantText(at, lang)}`}
          </Typography>
        </Box>
        <Button onClick={() => setOpen(!open)} aria-expanded={open}>
          {say("history.value")}
        </Button>
        <AskingButton
          variant="outlined"
          label={say("deleted.restore")}
          question={say("deleted.restoreAsk", { name: plainTitle(of, row) || `${of.label[lang]} #${id}` })}
          busy={busy}
          work={restore}
        />
      </Stack>
      {open && (
        <ChangesList
          resource={of.name}
          action="DELETE"
          fields={Object.entries(row)
            .filter(([, before]) => before !== null)
            .map(([field, before]) => ({ field, before, after: null }))}
        />
      )}
    </Box>
  );
}

type Titled = { readonly of: Dictionary; readonly row: Readonly<Record<string, unknown>> };

/** The fields of the row itself that name it; a reference stands for what it names. */
const titleFields = (of: Dictionary): string[] => [
  ...new Set(of.title.map((path) => (path.includes(".") ? `${path.split(".")[0]}Id` : path))),
];

const plainTitle = (of: Dictionary, row: Titled["row"]): string =>
  titleFields(of)
    .filter((name) => of.fields[name]?.kind === "text" && row[name] !== null)
    .map((name) => String(row[name]))
    .join(" · ");

function DeletedTitle({ of, row }: Titled) {
  return titleFields(of).map((name, i) => (
    <Fragment key={name}>
      {i > 0 && " · "}
      <ValueWords name={name} field={of.fields[name]} value={row[name] ?? null} />
    </Fragment>
  ));
}
