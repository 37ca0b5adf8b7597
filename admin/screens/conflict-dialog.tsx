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
import { type Dictionary, type Field, fieldsOf } from "../../shared/field.js";
import { dictionaryOf } from "../../shared/resources.js";
import type { Refused } from "../ask.js";
import type { Row } from "../changes.js";
import { compare, type Difference, merged, type Side } from "../conflict.js";
import type { Hub } from "../data-provider.js";
import { usePhone } from "../frame/top-bar.js";
import { Failed } from "../page.js";
import { fullTitleOf, titleOf } from "../title.js";
import { useLang, useSay } from "../words.js";
import { Cell } from "./cell.js";

type Three = { readonly base: Row; readonly mine: Row; readonly theirs: Row };
type Props = Three & { readonly of: Dictionary; readonly close: () => void; readonly again: (three: Three) => void };

/** Mine and theirs beside each other; each field that both changed is chosen, all else is kept from both. */
export function ConflictDialog({ of, base, mine, theirs, close, again }: Props) {
  const say = useSay();
  const lang = useLang();
  const phone = usePhone();
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
    <Dialog open maxWidth="md" fullWidth fullScreen={phone} onClose={close}>
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

function Choices(props: ChoicesProps) {
  const phone = usePhone();
  const say = useSay();
  if (phone)
    return props.rows.map((difference) => <StackedChoice key={difference.path} {...props} difference={difference} />);
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
        {props.rows.map((difference) => (
          <TableRow key={difference.path}>
            <TableCell component="th" scope="row">
              <Place difference={difference} />
            </TableCell>
            {SIDES.map((side) => (
              <TableCell key={side}>
                <SideChoice {...props} difference={difference} side={side} />
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

const SIDES = ["mine", "theirs"] as const;
type OneProps = ChoicesProps & { readonly difference: Difference };

/** On a phone: the two sides below each other. */
function StackedChoice(props: OneProps) {
  const say = useSay();
  return (
    <Box sx={{ borderTop: 1, borderColor: "divider", py: 1 }}>
      <Typography variant="subtitle2">
        <Place difference={props.difference} />
      </Typography>
      {SIDES.map((side) => (
        <Box key={side}>
          <Typography variant="caption" sx={{ color: "text.secondary" }}>
            {say(side === "mine" ? "conflict.mine" : "conflict.theirs")}
          </Typography>
          <Box>
            <SideChoice {...props} side={side} />
          </Box>
        </Box>
      ))}
    </Box>
  );
}

/** What both changed: a field, or a row of a list by its name. */
function Place({ difference: { label, child, mine, theirs } }: { readonly difference: Difference }) {
  const lang = useLang();
  const name = child ? titleOf(child, (theirs ?? mine) as Row | null, lang) : "";
  return <>{name ? `${label[lang]}: ${name}` : label[lang]}</>;
}

function SideChoice({ of, difference, side, chosen, choose, mine, theirs }: OneProps & { readonly side: Side }) {
  return (
    <FormControlLabel
      control={
        <Radio
          size="small"
          checked={chosen.get(difference.path) === side}
          onChange={() => choose([difference.path], side)}
        />
      }
      label={
        difference.child ? (
          <RowValue difference={difference} of={difference.child} side={side} />
        ) : (
          <FieldValue of={of} difference={difference} row={side === "mine" ? mine : theirs} />
        )
      }
    />
  );
}

/** What a row of a list says where the other side says otherwise. */
function RowValue({
  of,
  difference,
  side,
}: {
  readonly of: Dictionary;
  readonly difference: Difference;
  readonly side: Side;
}) {
  const say = useSay();
  const lang = useLang();
  const one = difference[side] as Row | null;
  const other = difference[side === "mine" ? "theirs" : "mine"] as Row | null;
  if (!one) return say("conflict.gone");
  return (
    <Stack>
      {fieldsOf(of)
        .filter(([name]) => !other || JSON.stringify(one[name]) !== JSON.stringify(other[name]))
        .map(([name, field]) => (
          <Typography key={name} variant="body2">
            {field.label[lang]}: <Value field={field} name={name} row={one} />
          </Typography>
        ))}
    </Stack>
  );
}

function FieldValue({
  of,
  difference: { path },
  row,
}: {
  readonly of: Dictionary;
  readonly difference: Difference;
  readonly row: Row;
}) {
  const field = of.fields[path];
  return field ? <Value field={field} name={path} row={row} /> : null;
}

/** A value; the row carries the name of what it referred to when it was read, so what was chosen since is looked up. */
function Value({ field, name, row }: { readonly field: Field; readonly name: string; readonly row: Row }) {
  const say = useSay();
  const value = row[name];
  if (value === null || value === undefined || value === "") return say("conflict.blank");
  if (field.kind === "ref") return <RefName to={field.to} id={value as Identifier} />;
  if (field.kind === "refs") return (value as Identifier[]).map((id) => <RefName key={id} to={field.to} id={id} />);
  return <Cell field={field} name={name} row={row} />;
}

function RefName({ to, id }: { readonly to: string; readonly id: Identifier }) {
  const lang = useLang();
  const target = dictionaryOf(to);
  const { referenceRecord } = useReference({ reference: target.plural, id });
  return <Box component="span">{fullTitleOf(target, referenceRecord, lang)}</Box>;
}
