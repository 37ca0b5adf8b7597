import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from "@mui/material";
import { useState } from "react";
import { wholeWords } from "../format.js";
import { useLang, useSay } from "../words.js";
import { resourceWords } from "./resource-words.js";
import { RecordName } from "./value-words.js";
import { useWork } from "./work.js";

const UNDO = `mutation($id: ID!, $dryRun: Boolean){undo: undoChangeSet(id: $id, dryRun: $dryRun){
  changeSet{id} records{resource id outcome}}}`;

type Step = { readonly resource: string; readonly id: string; readonly outcome: "REVERSED" | "KEPT" };
type Undone = { readonly undo: { readonly records: readonly Step[] } };

/** Takes a whole change back. It is tried first, and said what would come of it. */
export function UndoButton({ changeSetId }: { readonly changeSetId: string }) {
  const say = useSay();
  const { run, busy } = useWork();
  const [tried, setTried] = useState<readonly Step[] | null>(null);
  const look = async (): Promise<void> => {
    const answer = await run((ask) => ask<Undone>(UNDO, { id: changeSetId, dryRun: true }));
    setTried(answer?.undo.records ?? null);
  };
  const undo = async (): Promise<void> => {
    await run(
      (ask) => ask<Undone>(UNDO, { id: changeSetId, dryRun: false }),
      () => say("undo.done"),
    );
    setTried(null);
  };
  return (
    <>
      <Button variant="outlined" disabled={busy} onClick={() => void look()}>
        {say("undo.action")}
      </Button>
      {tried && <Tried steps={tried} busy={busy} close={() => setTried(null)} undo={() => void undo()} />}
    </>
  );
}

type TriedProps = {
  readonly steps: readonly Step[];
  readonly busy: boolean;
  readonly close: () => void;
  readonly undo: () => void;
};

/** So many records are named; the number tells of the others. */
const NAMED = 12;

function Tried({ steps, busy, close, undo }: TriedProps) {
  const say = useSay();
  const lang = useLang();
  const kept = steps.filter(({ outcome }) => outcome === "KEPT");
  const shown = kept.length > 0 ? kept : steps;
  return (
    <Dialog open fullWidth maxWidth="sm" onClose={close} aria-labelledby="undo-title">
      <DialogTitle id="undo-title">{say("undo.title")}</DialogTitle>
      <DialogContent>
        {kept.length > 0 ? (
          <Alert severity="warning">{say("undo.kept")}</Alert>
        ) : (
          <Typography>{say("undo.all", { count: wholeWords(steps.length, lang) })}</Typography>
        )}
        <Box component="ul" sx={{ pl: 2.5, mb: 0 }}>
          {shown.slice(0, NAMED).map(({ resource, id }) => (
            <li key={`${resource} ${id}`}>
              {`${resourceWords(resource, lang)}: `}
              <RecordName resource={resource} id={id} />
            </li>
          ))}
          {shown.length > NAMED && <li>{`… (+${shown.length - NAMED})`}</li>}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={close}>{say("form.cancel")}</Button>
        {kept.length === 0 && (
          <Button variant="contained" disabled={busy} onClick={undo}>
            {say("undo.action")}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
