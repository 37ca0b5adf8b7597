import { Alert, Box, Button, Stack } from "@mui/material";
import { useState } from "react";
import {
  CreateBase,
  EditBase,
  Form,
  type RaRecord,
  SaveButton,
  useCreatePath,
  useDataProvider,
  useNotify,
  useRecordContext,
  useRedirect,
  useResourceContext,
  useSaveContext,
  useTranslate,
} from "react-admin";
import { Link } from "react-router";
import type { Dictionary } from "../../shared/field.js";
import { refusalWords } from "../../shared/refusal.js";
import type { Refused } from "../ask.js";
import type { Row } from "../changes.js";
import { dictionaryAt, type Hub } from "../data-provider.js";
import { Page, Waiting } from "../page.js";
import { fullTitleOf } from "../title.js";
import { WHOLE } from "../whole.js";
import { useLang, useSay } from "../words.js";
import { ConflictDialog } from "./conflict-dialog.js";
import { FieldInputs, OwnedRows } from "./fields.js";
import { faults } from "./validate.js";

const useOf = (): Dictionary => dictionaryAt(useResourceContext() ?? "");

/** What repealing a published standard may change; all else makes a new version. */
const REPEAL: readonly string[] = ["state", "inForceUntil", "note"];

/** The form of a resource: its fields, then the rows that it owns. */
function ResourceForm({ of }: { readonly of: Dictionary }) {
  const lang = useLang();
  const say = useSay();
  const record = useRecordContext();
  const path = useCreatePath();
  const sealed = of.name === "Standard" && record?.id !== undefined && record.state !== "DRAFT";
  const back = record?.id
    ? path({ resource: of.plural, type: "show", id: record.id })
    : path({ resource: of.plural, type: "list" });
  return (
    <Form validate={(values) => faults(of, values as Row, lang)} warnWhenUnsavedChanges noValidate>
      <Box sx={{ maxWidth: 960 }}>
        {sealed && (
          <Alert severity="info" variant="outlined" sx={{ mb: 2 }}>
            {`${refusalWords("READ_ONLY", lang)} ${say("standard.repealOnly")}`}
          </Alert>
        )}
        <Box sx={{ maxWidth: 720 }}>
          <FieldInputs of={of} {...(sealed && { only: REPEAL })} />
        </Box>
        {Object.entries(of.lists ?? {})
          .filter(([, list]) => list.owned && !sealed)
          .map(([name, list]) => (
            <OwnedRows key={name} name={name} list={list} />
          ))}
        <Stack
          direction="row"
          spacing={1}
          sx={{
            position: "sticky",
            bottom: { xs: 56, sm: 0 },
            bgcolor: "background.default",
            py: 1.5,
            mt: 3,
            borderTop: 1,
            borderColor: "divider",
            zIndex: 2,
          }}
        >
          <Save />
          <Button component={Link} to={back}>
            {say("form.cancel")}
          </Button>
        </Stack>
      </Box>
    </Form>
  );
}

function Save() {
  const { saving } = useSaveContext();
  return <SaveButton alwaysEnable={!saving} sx={{ minWidth: 96 }} />;
}

/** A new record; the address may fill in some of it (`?source={"classId":"5"}`). */
export function CreateScreen() {
  const of = useOf();
  const lang = useLang();
  const translate = useTranslate();
  return (
    <CreateBase redirect="show" mutationMode="pessimistic">
      <Page title={translate("ra.page.create", { name: of.label[lang].toLowerCase() })}>
        <ResourceForm of={of} />
      </Page>
    </CreateBase>
  );
}

type Clash = { readonly base: Row; readonly mine: Row; readonly theirs: Row };

/** A record to change. Where someone else changed it since, both versions are laid side by side. */
export function EditScreen() {
  const of = useOf();
  const hub = useDataProvider<Hub>();
  const notify = useNotify();
  const redirect = useRedirect();
  const [clash, setClash] = useState<Clash | null>(null);
  const failed = async (
    failure: unknown,
    given: { id?: unknown; data?: unknown; previousData?: unknown },
  ): Promise<void> => {
    const { body, message } = failure as { body?: Refused; message: string };
    // They sign in again over the form.
    if (body?.code === "UNAUTHENTICATED") return;
    if (body?.code === "CONFLICT") {
      const now = await hub.getOne(of.plural, { id: String(given.id) }).catch(() => null);
      if (now) return setClash({ base: given.previousData as Row, mine: given.data as Row, theirs: now.data as Row });
    }
    const atFields = body?.errors && Object.keys(body.errors).some((key) => key !== "root");
    if (!atFields) notify(message, { type: "error", messageArgs: { _: message } });
  };
  /** A record that cannot be read leads back to its list; a session that ended leaves the form as it is. */
  const unread = (failure: Error): void => {
    if ((failure as { body?: Refused }).body?.code === "UNAUTHENTICATED") return;
    notify(failure.message, { type: "error", messageArgs: { _: failure.message } });
    redirect("list", of.plural);
  };
  return (
    <EditBase
      queryOptions={{ meta: WHOLE, onError: unread }}
      mutationMode="pessimistic"
      redirect="show"
      mutationOptions={{ meta: WHOLE, onError: (failure, given) => void failed(failure, given ?? {}) }}
    >
      <EditPage of={of} />
      {clash && <ConflictDialog of={of} {...clash} close={() => setClash(null)} again={setClash} />}
    </EditBase>
  );
}

function EditPage({ of }: { readonly of: Dictionary }) {
  const lang = useLang();
  const translate = useTranslate();
  const record = useRecordContext<RaRecord>();
  if (!record) return <Waiting lines={8} height={40} />;
  return (
    <Page title={translate("ra.page.edit", { recordRepresentation: fullTitleOf(of, record, lang) })}>
      <ResourceForm of={of} />
    </Page>
  );
}
