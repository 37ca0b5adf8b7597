import { Box, Link as MuiLink, Typography } from "@mui/material";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { type Field, type FieldOf, type Kind, type Lang, refName } from "../../shared/field.js";
import { dictionaryOf } from "../../shared/resources.js";
import { resourceWords } from "../access/resource-words.js";
import type { Row } from "../changes.js";
import { dayText, instantText, wholeWords } from "../format.js";
import { useSubjectWords } from "../subject.js";
import { titleOf } from "../title.js";
import { useLang, useSay } from "../words.js";

type CellOf<K extends Kind> = (given: {
  readonly field: FieldOf<K>;
  readonly name: string;
  readonly row: Row;
  readonly lang: Lang;
}) => ReactNode;

const Digits = ({ children }: { readonly children: ReactNode }) => (
  <Box component="span" sx={{ display: "block", textAlign: "right", whiteSpace: "nowrap" }}>
    {children}
  </Box>
);

/** Texts up to this length stay on one line in a table. */
const SHORT = 100;
/** Names of records up to this length are numbers of documents, which no hyphen may break; nor are people's names broken. */
const NUMBER = 60;

const Unbroken = ({ children }: { readonly children: ReactNode }) => (
  <Box component="span" sx={{ whiteSpace: { sm: "nowrap" } }}>
    {children}
  </Box>
);

/** A reference that leads to the record it names. */
function RefLink({ to, id, children }: { readonly to: string; readonly id: unknown; readonly children: ReactNode }) {
  return (
    <MuiLink
      component={Link}
      to={`/${dictionaryOf(to).plural}/${String(id)}/show`}
      onClick={(event) => event.stopPropagation()}
      underline="hover"
      color="inherit"
    >
      {children}
    </MuiLink>
  );
}

const named = (row: Row, name: string): unknown => row[refName(name)];

/** One row a kind: how a value that is there is shown. */
const CELLS: { readonly [K in Kind]: CellOf<K> } = {
  text: ({ field, name, row }) => (field.max <= SHORT ? <Unbroken>{String(row[name])}</Unbroken> : String(row[name])),
  day: ({ name, row }) => <Unbroken>{dayText(row[name] as string)}</Unbroken>,
  partialDay: ({ name, row }) => <Unbroken>{dayText(row[name] as string)}</Unbroken>,
  instant: ({ name, row, lang }) => <Unbroken>{instantText(row[name] as string, lang)}</Unbroken>,
  int: ({ name, row, lang }) => (
    <Digits>{isYear(name) ? String(row[name]) : wholeWords(row[name] as number, lang)}</Digits>
  ),
  dong: ({ name, row, lang }) => <Digits>{wholeWords(row[name] as number, lang)}</Digits>,
  bool: ({ name, row }) => <YesNo value={row[name] as boolean} />,
  choice: ({ field, name, row, lang }) => (
    <Unbroken>{field.values[String(row[name])]?.[lang] ?? String(row[name])}</Unbroken>
  ),
  choices: ({ field, name, row, lang }) =>
    (row[name] as string[]).map((one) => field.values[one]?.[lang] ?? one).join(", "),
  ref: ({ field, name, row, lang }) => {
    const target = dictionaryOf(field.to);
    const first = target.fields[target.title[0] ?? ""];
    const title = titleOf(target, named(row, name) as Row | null, lang);
    return (
      <RefLink to={field.to} id={row[name]}>
        {first?.kind === "text" && (first.max <= NUMBER || first.order === "name") ? (
          <Unbroken>{title}</Unbroken>
        ) : (
          title
        )}
      </RefLink>
    );
  },
  refs: ({ field, name, row, lang }) =>
    (named(row, name) as readonly Row[]).map((one) => titleOf(dictionaryOf(field.to), one, lang)).join(", "),
};

/** Numbers that name something are not grouped by thousands. */
const isYear = (name: string): boolean => /year$|recordId$/i.test(name);

function YesNo({ value }: { readonly value: boolean }) {
  const lang = useLang();
  return { vi: value ? "Có" : "Không", en: value ? "Yes" : "No" }[lang];
}

function Subject({ value }: { readonly value: string }) {
  return useSubjectWords()(value);
}

/** Whether a field is there and hidden from the reader: its null says nothing. */
const isMasked = (row: Row, name: string): boolean =>
  (row.masked as readonly string[] | undefined)?.includes(name) ?? false;

function Masked() {
  const say = useSay();
  return (
    <Box component="span" title={say("access.maskedWhy")} sx={{ color: "text.secondary", fontStyle: "italic" }}>
      {say("access.masked")}
    </Box>
  );
}

/** Who has a role and no unit answers for all. */
const isEverywhere = (row: Row, name: string): boolean => name === "unitId" && row[name] === null && "role" in row;

function Everywhere() {
  const say = useSay();
  return (
    <Box component="span" sx={{ color: "text.secondary" }}>
      {say("access.everywhere")}
    </Box>
  );
}

/** Whether there is nothing to show. */
export const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

/** Whether values of a kind stand to the right, digit under digit. */
export const isNumeric = ({ kind }: Field): boolean => kind === "int" || kind === "dong";

/** A value of a row, as people read it; nothing where it is empty. */
export function Cell({ field, name, row }: { readonly field: Field; readonly name: string; readonly row: Row }) {
  const lang = useLang();
  if (isMasked(row, name)) return <Masked />;
  if (isEverywhere(row, name)) return <Everywhere />;
  if (isBlank(row[name])) return null;
  if (name === "subject") return <Subject value={String(row[name])} />;
  if (name === "resource") return <Unbroken>{resourceWords(String(row[name]), lang)}</Unbroken>;
  return <>{(CELLS[field.kind] as CellOf<Kind>)({ field, name, row, lang } as never)}</>;
}

/** The same where an empty value is said. */
export function CellOrDash(props: { readonly field: Field; readonly name: string; readonly row: Row }) {
  const say = useSay();
  const { row, name } = props;
  if (!isBlank(row[name]) || isMasked(row, name) || isEverywhere(row, name)) return <Cell {...props} />;
  return (
    <Typography component="span" variant="body2" sx={{ color: "text.secondary" }}>
      {say("form.unknown")}
    </Typography>
  );
}
