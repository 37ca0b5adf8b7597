import { Box, Button, Typography } from "@mui/material";
import type { ReactNode } from "react";
import { type RaRecord, ShowBase, useGetManyReference, useResourceContext, useShowContext } from "react-admin";
import { Link } from "react-router";
import { type Dictionary, fieldsOf, type ListOf } from "../../shared/field.js";
import { refusalWords } from "../../shared/refusal.js";
import { dictionaryOf } from "../../shared/resources.js";
import type { Row } from "../changes.js";
import { dictionaryAt } from "../data-provider.js";
import { wholeWords } from "../format.js";
import { pluralName } from "../messages.js";
import { usualSort } from "../order.js";
import { Empty, Failed, Page, Section, Waiting } from "../page.js";
import { titleOf } from "../title.js";
import { WHOLE } from "../whole.js";
import { useLang, useSay } from "../words.js";
import { CellOrDash } from "./cell.js";
import { RecordActions } from "./record-actions.js";
import { Rows } from "./table.js";

type Part = (given: { readonly record: RaRecord }) => ReactNode;

type Parts = {
  /** Under the title. */
  readonly lead?: Part;
  /** Above the fields. */
  readonly above?: Part;
  /** Below all else. */
  readonly after?: Part;
  /** Lists that a part of the page shows in its own way. */
  readonly instead?: readonly string[];
  readonly fields?: boolean;
  /** Fields that a part of the page shows in its own way. */
  readonly hidden?: readonly string[];
};

/** A record: its fields, the rows it owns, and those that point to it. */
export const ShowScreen = () => <RecordPage />;

/** A record's page with what it has beyond its dictionary: above the fields, or in their place. */
export function RecordPage({ above, after, instead, lead, fields = true, hidden = [] }: Parts) {
  return (
    <ShowBase queryOptions={{ meta: WHOLE, onError: () => undefined }}>
      <Shown
        {...(above && { above })}
        {...(after && { after })}
        {...(lead && { lead })}
        instead={instead ?? []}
        fields={fields}
        hidden={hidden}
      />
    </ShowBase>
  );
}

function Shown({ above: Above, after: After, lead: Lead, instead, fields, hidden = [] }: Parts) {
  const of = dictionaryAt(useResourceContext() ?? "");
  const lang = useLang();
  const { record, error, isPending, refetch } = useShowContext<RaRecord>();
  if ((error as { status?: number } | null)?.status === 404) return <Gone of={of} />;
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  if (isPending || !record) return <Waiting lines={8} height={36} />;
  return (
    <Page
      title={titleOf(of, record, lang)}
      lead={
        Lead ? (
          <Lead record={record} />
        ) : (
          <Typography variant="body2" sx={{ color: "text.secondary" }}>
            {of.label[lang]}
          </Typography>
        )
      }
      actions={<RecordActions of={of} record={record} />}
    >
      {Above && <Above record={record} />}
      {fields && <FieldList of={of} record={record} without={hidden} />}
      <RecordLists of={of} record={record} {...(instead && { without: instead })} />
      {After && <After record={record} />}
    </Page>
  );
}

/** A record that is not there, or no longer, and the way to the list. */
function Gone({ of }: { readonly of: Dictionary }) {
  const lang = useLang();
  return (
    <Page title={of.label[lang]}>
      <Empty
        title={refusalWords("NOT_FOUND", lang)}
        action={
          <Button component={Link} to={`/${of.plural}`} variant="outlined">
            {pluralName(of, lang)}
          </Button>
        }
      />
    </Page>
  );
}

/** The fields of a record with their labels, two columns where there is room. */
export function FieldList({
  of,
  record,
  without = [],
}: {
  readonly of: Dictionary;
  readonly record: RaRecord;
  readonly without?: readonly string[];
}) {
  const lang = useLang();
  return (
    <Box
      component="dl"
      sx={{ display: "grid", gridTemplateColumns: { xs: "1fr", md: "1fr 1fr" }, columnGap: 4, m: 0, maxWidth: 960 }}
    >
      {fieldsOf(of)
        .filter(([name]) => !without.includes(name))
        .map(([name, field]) => (
          <Box
            key={name}
            sx={{
              display: "grid",
              gridTemplateColumns: { xs: "120px minmax(0, 1fr)", sm: "minmax(110px, 160px) minmax(0, 1fr)" },
              gap: 2,
              py: 0.75,
              borderBottom: 1,
              borderColor: "divider",
              fontSize: 13,
            }}
          >
            <Box component="dt" sx={{ color: "text.secondary" }}>
              {field.label[lang]}
            </Box>
            <Box
              component="dd"
              sx={{
                m: 0,
                overflowWrap: "anywhere",
                "& > span": { textAlign: "left !important" },
                "& a": { display: "inline-block", py: 0.5, my: -0.5 },
              }}
            >
              <CellOrDash field={field} name={name} row={record as Row} />
            </Box>
          </Box>
        ))}
    </Box>
  );
}

/** The lists of a record: those it owns come with it, the others are asked for. */
function RecordLists({
  of,
  record,
  without = [],
}: {
  readonly of: Dictionary;
  readonly record: RaRecord;
  readonly without?: readonly string[];
}) {
  return (
    <>
      {Object.entries(of.lists ?? {})
        .filter(([name]) => !without.includes(name))
        .map(([name, list]) =>
          list.owned ? (
            <OwnedList key={name} name={name} list={list} record={record} />
          ) : (
            <PointingList key={name} list={list} record={record} />
          ),
        )}
    </>
  );
}

/** The rows of an owned list, as they came with the record. */
export function OwnedList({
  name,
  list,
  record,
  bare = false,
}: {
  readonly name: string;
  readonly list: ListOf;
  readonly record: RaRecord;
  readonly bare?: boolean;
}) {
  const lang = useLang();
  const say = useSay();
  const rows = (record[name] as readonly Row[] | undefined) ?? [];
  const of = dictionaryOf(list.of);
  const content =
    rows.length > 0 ? (
      <Rows of={of} rows={rows} without={list.by} />
    ) : (
      <Typography variant="body2" sx={{ color: "text.secondary" }}>
        {say("record.empty")}
      </Typography>
    );
  return bare ? (
    content
  ) : (
    <Section title={`${list.label[lang]} (${wholeWords(Number(record[`${name}Total`] ?? rows.length), lang)})`}>
      {content}
    </Section>
  );
}

const FIRST_ROWS = 10;

/** The rows of another resource that point here: the first of them, and the way to all. */
export function PointingList({
  list,
  record,
  bare = false,
}: {
  readonly list: ListOf;
  readonly record: RaRecord;
  readonly bare?: boolean;
}) {
  const lang = useLang();
  const say = useSay();
  const of = dictionaryOf(list.of);
  const { data, total, error, isPending, refetch } = useGetManyReference(of.plural, {
    target: list.by,
    id: record.id,
    pagination: { page: 1, perPage: FIRST_ROWS },
    sort: usualSort(of),
    filter: {},
  });
  const all = `/${of.plural}?filter=${encodeURIComponent(JSON.stringify({ [list.by]: record.id }))}`;
  const content = error ? (
    <Failed error={error} retry={() => void refetch()} />
  ) : isPending ? (
    <Waiting />
  ) : (data ?? []).length === 0 ? (
    <Typography variant="body2" sx={{ color: "text.secondary" }}>
      {say("record.empty")}
    </Typography>
  ) : (
    <>
      <Rows of={of} rows={(data ?? []) as Row[]} without={list.by} />
      {Number(total) > FIRST_ROWS && (
        <Button component={Link} to={all} sx={{ mt: 0.5 }}>
          {say("record.seeAll", { count: wholeWords(Number(total), lang) })}
        </Button>
      )}
    </>
  );
  return bare ? (
    content
  ) : (
    <Section title={total === undefined ? list.label[lang] : `${list.label[lang]} (${wholeWords(total, lang)})`}>
      {content}
    </Section>
  );
}
