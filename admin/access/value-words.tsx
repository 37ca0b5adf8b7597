import { Box } from "@mui/material";
import type { ReactNode } from "react";
import { useReference } from "react-admin";
import type { Field, FieldOf, Kind, Lang } from "../../shared/field.js";
import { dictionaryOf } from "../../shared/resources.js";
import { dayText, instantText, wholeWords } from "../format.js";
import { useSubjectWords } from "../subject.js";
import { titleOf } from "../title.js";
import { useLang, useSay } from "../words.js";

/** What stands in the log in place of a sensitive value. */
const MASK = "•••";

type Shown<K extends Kind> = { readonly field: FieldOf<K>; readonly value: unknown; readonly lang: Lang };

/** One row a kind: how a value that was kept is read, its references named. */
const VALUES: { readonly [K in Kind]: (given: Shown<K>) => ReactNode } = {
  text: ({ value }) => String(value),
  day: ({ value }) => dayText(String(value)),
  partialDay: ({ value }) => dayText(String(value)),
  instant: ({ value, lang }) => instantText(String(value), lang),
  int: ({ value }) => String(value),
  dong: ({ value, lang }) => wholeWords(Number(value), lang),
  bool: ({ value, lang }) => ({ vi: value ? "Có" : "Không", en: value ? "Yes" : "No" })[lang],
  choice: ({ field, value, lang }) => field.values[String(value)]?.[lang] ?? String(value),
  choices: ({ field, value, lang }) =>
    listOf(value)
      .map((one) => field.values[String(one)]?.[lang] ?? one)
      .join(", "),
  ref: ({ field, value }) => <RecordName resource={field.to} id={String(value)} />,
  refs: ({ field, value }) =>
    listOf(value).map((one, i) => (
      <span key={String(one)}>
        {i > 0 && ", "}
        <RecordName resource={field.to} id={String(one)} />
      </span>
    )),
};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

type ValueProps = { readonly name: string; readonly field: Field | undefined; readonly value: unknown };

/** A value of a record as it was at some time, in words. */
export function ValueWords({ name, field, value }: ValueProps) {
  const say = useSay();
  const lang = useLang();
  const subject = useSubjectWords();
  if (value === MASK) return <Aside>{say("access.masked")}</Aside>;
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0))
    return <Aside>{say("history.empty")}</Aside>;
  if (name === "subject") return <>{subject(String(value))}</>;
  if (!field) return <>{typeof value === "object" ? JSON.stringify(value) : String(value)}</>;
  return <>{(VALUES[field.kind] as (given: object) => ReactNode)({ field, value, lang })}</>;
}

const Aside = ({ children }: { readonly children: ReactNode }) => (
  <Box component="span" sx={{ color: "text.secondary", fontStyle: "italic" }}>
    {children}
  </Box>
);

/** What a record is called now; its number where it is gone. */
export function RecordName({ resource, id }: { readonly resource: string; readonly id: string }) {
  const lang = useLang();
  const of = dictionaryOf(resource);
  const { referenceRecord } = useReference({ reference: of.plural, id });
  return <>{(referenceRecord && titleOf(of, referenceRecord, lang)) || `#${id}`}</>;
}
