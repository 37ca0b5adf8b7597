import Add from "@mui/icons-material/Add";
import DeleteOutline from "@mui/icons-material/DeleteOutline";
import { Box, Button, IconButton, Stack, Tooltip, Typography } from "@mui/material";
import type { ReactNode } from "react";
import {
  ArrayInput,
  SimpleFormIterator,
  useRecordContext,
  useSimpleFormIterator,
  useSimpleFormIteratorItem,
  useSourceContext,
} from "react-admin";
import { useWatch } from "react-hook-form";
import { type Dictionary, fieldsOf, type ListOf } from "../../shared/field.js";
import { dictionaryOf } from "../../shared/resources.js";
import { MOST_CHILDREN } from "../document.js";
import { useLang, useSay } from "../words.js";
import { Input } from "./input.js";

/** Which fields of a criterion belong to which kind; the others are not asked. */
const OF_KIND: Readonly<Record<string, readonly string[]>> = {
  LEVEL: ["dimensionId", "levelId", "fieldIds", "freshYears"],
  AGE: ["least", "most", "ageOn"],
  TENURE: ["months", "tenureIn"],
};
const PARTICULAR = new Set(Object.values(OF_KIND).flat());

/** Whether a field is asked for, given what else the row says. */
function useAsked(of: Dictionary): (name: string) => boolean {
  const source = useSourceContext();
  const kind = useWatch({ name: source.getSource("kind") }) as string | undefined;
  if (of.name !== "Criterion") return () => true;
  return (name) => !PARTICULAR.has(name) || (OF_KIND[kind ?? ""] ?? []).includes(name);
}

/** A level is of its dimension; what a criterion asks is of its kind. */
function emptiedBy(of: Dictionary, name: string): readonly string[] {
  if (name === "dimensionId" && "levelId" in of.fields) return ["levelId"];
  return of.name === "Criterion" && name === "kind" ? [...PARTICULAR] : [];
}

/** Fields that take the whole width. */
const isWide = (of: Dictionary, name: string): boolean => {
  const field = of.fields[name];
  return (field?.kind === "text" && (field.long === true || field.max >= 300)) || field?.kind === "refs";
};

type FieldInputsProps = {
  readonly of: Dictionary;
  readonly only?: readonly string[];
  readonly without?: string;
};

/** The inputs of a dictionary, two to a line where they pair. */
export function FieldInputs({ of, only, without }: FieldInputsProps) {
  const asked = useAsked(of);
  return (
    <Box
      sx={{
        display: "grid",
        gridTemplateColumns: { xs: "minmax(0, 1fr)", sm: "repeat(2, minmax(0, 1fr))" },
        columnGap: 2,
        rowGap: 2,
        width: "100%",
        alignItems: "start",
      }}
    >
      {fieldsOf(of)
        .filter(([name]) => name !== without && asked(name) && (only?.includes(name) ?? true))
        .map(([name, field]) => (
          <Box key={name} sx={{ gridColumn: isWide(of, name) ? "1 / -1" : "auto", minWidth: 0 }}>
            <Input name={name} field={field} empties={emptiedBy(of, name)} />
          </Box>
        ))}
    </Box>
  );
}

/** The rows of an owned list, edited with the row that owns them. */
export function OwnedRows({
  name,
  list,
  deep = 0,
}: {
  readonly name: string;
  readonly list: ListOf;
  readonly deep?: number;
}) {
  const lang = useLang();
  const say = useSay();
  const of = dictionaryOf(list.of);
  const record = useRecordContext();
  const total = Number(record?.[`${name}Total`] ?? 0);
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, mt: deep ? 2 : 4, minWidth: 0 }}>
      <Typography component="legend" variant={deep ? "h3" : "h2"} sx={{ mb: 1, p: 0 }}>
        {list.label[lang]}
      </Typography>
      <ArrayInput source={name} label={false} helperText={false} sx={{ m: 0, "& > label": { display: "none" } }}>
        <SimpleFormIterator
          disableReordering
          disableClear
          getItemLabel={false}
          addButton={<AddRow of={of} />}
          removeButton={<RemoveRow />}
          sx={{
            "& .RaSimpleFormIterator-line": { borderBottom: 0, pb: 0, mb: 1.5, alignItems: "flex-start" },
            "& .RaSimpleFormIterator-form": { flex: 1, minWidth: 0, width: "100%" },
            "& .RaSimpleFormIterator-action": { visibility: "visible", alignSelf: "flex-start" },
          }}
        >
          <RowBox>
            <FieldInputs of={of} without={list.by} />
            {Object.entries(of.lists ?? {})
              .filter(([, inner]) => inner.owned)
              .map(([innerName, inner]) => (
                <OwnedRows key={innerName} name={innerName} list={inner} deep={deep + 1} />
              ))}
          </RowBox>
        </SimpleFormIterator>
      </ArrayInput>
      {total > MOST_CHILDREN && (
        <Typography variant="body2" sx={{ color: "text.secondary" }}>
          {say("form.moreRows", { shown: MOST_CHILDREN, total })}
        </Typography>
      )}
    </Box>
  );
}

function RowBox({ children }: { readonly children: ReactNode }) {
  return (
    <Box sx={{ borderLeft: 3, borderColor: "divider", pl: 2, py: 1, width: "100%", minWidth: 0 }}>
      <Stack sx={{ minWidth: 0 }}>{children}</Stack>
    </Box>
  );
}

/** A new row comes last in the order, where its resource has one. */
function AddRow({ of }: { readonly of: Dictionary }) {
  const say = useSay();
  const lang = useLang();
  const { add, total } = useSimpleFormIterator();
  const first = of.fields.rank?.kind === "int" ? { rank: total + 1 } : {};
  return (
    <Button startIcon={<Add />} onClick={() => add(first)} size="small">
      {say("form.addRow", { name: of.label[lang].toLowerCase() })}
    </Button>
  );
}

function RemoveRow() {
  const say = useSay();
  const { remove } = useSimpleFormIteratorItem();
  return (
    <Tooltip title={say("form.removeRow")}>
      <IconButton aria-label={say("form.removeRow")} onClick={() => remove()} size="small">
        <DeleteOutline fontSize="small" />
      </IconButton>
    </Tooltip>
  );
}
