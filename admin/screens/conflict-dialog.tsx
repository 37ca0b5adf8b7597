import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  Radio,
  Stack,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from "@mui/material";
import { useMemo, useState } from "react";
import { type Identifier, useDataProvider, useNotify, useRedirect, useReference, useRefresh } from "react-admin";
import { type Dictionary, fieldsOf } from "../../shared/field.js";
import { dictionaryOf } from "../../shared/resources.js";
import type { Refused } from "../ask.js";
import type { Row } from "../changes.js";
import { compare, type Difference, merged, type Side } from "../conflict.js";
import type { Hub } from "../data-provider.js";
import { Failed } from "../page.js";
import { fullTitleOf } from "../title.js";
import { useLang, useSay } from "../words.js";
import { Cell } from "./cell.js";

type Three = { readonly base: Row; readonly mine: Row; readonly theirs: Row };
type Props = Three & { readonly of: Dictionary; readonly close: () => void; readonly again: (three: Three) => void };

/** Mine and theirs beside each other; each field that both changed is chosen, all else is kept from both. */
export function ConflictDialog({ of, base, mine, theirs, close, again }: Props) {
  const say = useSay();
  const lang = useLang();
  const hub = useDataProvider<Hub>();
  const notify = useNotify();
  const redirect = useRedirect();
  const refresh = useRefresh();
  const { differences, theirsOnly } = useMemo(() => compare(of, { base, mine, theirs }), [of, base, mine, theirs]);
  const [chosen, setChosen] = useState<ReadonlyMap<string, Side>>(new Map());
  const [failure, setFailure] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);
  const choose = (paths: readonly string[], side: Side): void =>
    setChosen(new Map([...chosen, ...paths.map((path) => [path, side] as const)]));
  const every = differences.map(({ path }) => path);
  const save = async (): Promise<void> => {
    setSaving(true);
    setFailure(null);
    const id = theirs.id as Identifier;
    try {
      await hub.update(of.plural, {
        id,
        data: merged(of, { base, mine, theirs }, chosen),
        previousData: theirs as { id: Identifier },
      });
      close();
      refresh();
      redirect("show", of.plural, id);
      notify("ra.notification.updated", { type: "info", messageArgs: { smart_count: 1 } });
    } catch (thrown) {
      const { body } = thrown as { body?: Refused };
      const now = body?.code === "CONFLICT" ? await hub.getOne(of.plural, { id }).catch(() => null) : null;
      if (now) again({ base: theirs, mine: merged(of, { base, mine, theirs }, chosen), theirs: now.data as Row });
      else setFailure(thrown);
    } finally {
      setSaving(false);
    }
  };
  return (
    <Dialog open maxWidth="md" fullWidth onClose={close}>
      <DialogTitle>{say("conflict.title")}</DialogTitle>
      <DialogContent>
        <Typography sx={{ mb: 2 }}>{say(differences.length > 0 ? "conflict.help" : "conflict.none")}</Typography>
        {differences.length > 0 && (
          <Choices of={of} rows={differences} chosen={chosen} choose={choose} mine={mine} theirs={theirs} />
        )}
        {theirsOnly.length > 0 && (
          <Typography variant="body2" sx={{ color: "text.secondary", mt: 2 }}>
            {say("conflict.kept", { fields: theirsOnly.map((label) => label[lang]).join(", ") })}
          </Typography>
        )}
        {failure !== null && <Failed error={failure} />}
      </DialogContent>
      <DialogActions sx={{ flexWrap: "wrap" }}>
        <Button onClick={close}>{say("conflict.back")}</Button>
        <Box sx={{ flexGrow: 1 }} />
        {differences.length > 1 && <Button onClick={() => choose(every, "mine")}>{say("conflict.allMine")}</Button>}
        {differences.length > 1 && <Button onClick={() => choose(every, "theirs")}>{say("conflict.allTheirs")}</Button>}
        <Button
          variant="contained"
          disabled={saving || every.some((path) => !chosen.has(path))}
          onClick={() => void save()}
        >
          {say("conflict.save")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

type ChoicesProps = {
  readonly of: Dictionary;
  readonly rows: readonly Difference[];
  readonly chosen: ReadonlyMap<string, Side>;
  readonly choose: (paths: readonly string[], side: Side) => void;
  readonly mine: Row;
  readonly theirs: Row;
};

function Choices({ of, rows, chosen, choose, mine, theirs }: ChoicesProps) {
  const say = useSay();
  const lang = useLang();
  return (
    <Table size="small">
      <TableHead>
        <TableRow>
          <TableCell>{say("conflict.field")}</TableCell>
          <TableCell>{say("conflict.mine")}</TableCell>
          <TableCell>{say("conflict.theirs")}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((difference) => (
          <TableRow key={difference.path}>
            <TableCell component="th" scope="row">
              {difference.label[lang]}
            </TableCell>
            {(["mine", "theirs"] as const).map((side) => (
              <TableCell key={side}>
                <FormControlLabel
                  control={
                    <Radio
                      size="small"
                      checked={chosen.get(difference.path) === side}
                      onChange={() => choose([difference.path], side)}
                    />
                  }
                  label={
                    <SideValue of={of} difference={difference} side={side} row={side === "mine" ? mine : theirs} />
                  }
                />
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function SideValue({
  of,
  difference,
  side,
  row,
}: {
  readonly of: Dictionary;
  readonly difference: Difference;
  readonly side: Side;
  readonly row: Row;
}) {
  const say = useSay();
  const lang = useLang();
  const { child, path } = difference;
  if (child) {
    const one = difference[side] as Row | null;
    if (!one) return say("conflict.gone");
    return (
      <Stack>
        {fieldsOf(child).map(([name, field]) =>
          one[name] === null || one[name] === undefined || field.kind === "ref" || field.kind === "refs" ? null : (
            <Typography key={name} variant="body2">
              {field.label[lang]}: <Cell field={field} name={name} row={one} />
            </Typography>
          ),
        )}
      </Stack>
    );
  }
  const field = of.fields[path];
  if (!field || difference[side] === null || difference[side] === undefined || difference[side] === "")
    return say("conflict.blank");
  // The row carries the name of what it referred to when it was read: what was chosen since is looked up.
  if (field.kind === "ref") return <RefName to={field.to} id={difference[side] as Identifier} />;
  if (field.kind === "refs")
    return (difference[side] as Identifier[]).map((id) => <RefName key={id} to={field.to} id={id} />);
  return <Cell field={field} name={path} row={row} />;
}

function RefName({ to, id }: { readonly to: string; readonly id: Identifier }) {
  const lang = useLang();
  const target = dictionaryOf(to);
  const { referenceRecord } = useReference({ reference: target.plural, id });
  return <Box component="span">{fullTitleOf(target, referenceRecord, lang)}</Box>;
}
