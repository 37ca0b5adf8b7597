import Add from "@mui/icons-material/Add";
import FileDownload from "@mui/icons-material/FileDownloadOutlined";
import { Button, LinearProgress } from "@mui/material";
import type { ReactNode } from "react";
import { ListBase, type RaRecord, useListContext, useResourceContext, useTranslate } from "react-admin";
import { Link } from "react-router";
import { dayWords } from "../../shared/day.js";
import type { Dictionary } from "../../shared/field.js";
import { useMay } from "../access/caller.js";
import type { Row } from "../changes.js";
import { dictionaryAt } from "../data-provider.js";
import { useDay } from "../day.js";
import { apiFilter, countFilters, searched } from "../filter.js";
import { useUnitScope } from "../frame/unit-scope.js";
import { pluralName } from "../messages.js";
import { orderBy, usualSort } from "../order.js";
import { Empty, Failed, Page, Waiting } from "../page.js";
import { Pages } from "../pages.js";
import { useLang, useSay } from "../words.js";
import { ListFilters } from "./filters.js";
import { Rows } from "./table.js";

/** The list of a resource: search, filters, a dense table, pages, and all of it as CSV. */
export const ListScreen = () => <ListOf />;

type ListOfProps = {
  /** What can be done beside what any list offers. */
  readonly actions?: ReactNode;
  /** What can be done with a row, at its end. */
  readonly ofRow?: (row: Row) => ReactNode;
};

/** A list with what it has beyond its dictionary. */
export function ListOf(props: ListOfProps) {
  const of = dictionaryAt(useResourceContext() ?? "");
  const [unit] = useUnitScope();
  const people = of.name === "Official";
  return (
    <ListBase
      sort={usualSort(of)}
      perPage={25}
      {...(people && unit && { filter: { within: unit.code } })}
      // Files of those who left are kept for good and outnumber the others: they are shown when asked for.
      {...(people && { filterDefaultValues: { inPost: true } })}
    >
      <ListPage of={of} {...props} />
    </ListBase>
  );
}

function ListPage({ of, actions, ofRow }: ListOfProps & { readonly of: Dictionary }) {
  const lang = useLang();
  return (
    <Page title={pluralName(of, lang)} actions={<Actions of={of} more={actions} />}>
      <ListFilters of={of} />
      <Content of={of} {...(ofRow && { ofRow })} />
    </Page>
  );
}

function Actions({ of, more }: { readonly of: Dictionary; readonly more?: ReactNode }) {
  const say = useSay();
  const translate = useTranslate();
  const may = useMay();
  const address = useCsvAddress(of);
  return (
    <>
      {more}
      {may("create", of.name) && (
        <Button component={Link} to={`/${of.plural}/create`} startIcon={<Add />} variant="contained">
          {translate("ra.action.create")}
        </Button>
      )}
      {may("export", of.name) && (
        <Button href={address} startIcon={<FileDownload />} download>
          {say("list.csv")}
        </Button>
      )}
    </>
  );
}

/** Where the whole list stands as CSV, narrowed and ordered as on the screen. */
function useCsvAddress(of: Dictionary): string {
  const lang = useLang();
  const { day, chosen } = useDay();
  const { filterValues, sort, filter } = useListContext();
  const values = { ...filterValues, ...filter };
  const parts: Record<string, string | undefined> = {
    filter: JSON.stringify(apiFilter(of, values)),
    search: searched(values),
    orderBy: orderBy(of, sort)?.join(","),
    asOf: chosen ? day : undefined,
    labels: lang,
  };
  const query = Object.entries(parts).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${encodeURIComponent(value)}`],
  );
  return `/csv/${of.plural}?${query.join("&")}`;
}

function Content({ of, ofRow }: Pick<ListOfProps, "ofRow"> & { readonly of: Dictionary }) {
  const { data, error, isPending, isFetching, refetch, total, page, perPage, setPage, setPerPage } =
    useListContext<RaRecord>();
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  if (isPending || !data) return <Waiting lines={10} height={36} />;
  return (
    <>
      <LinearProgress sx={{ height: 2, visibility: isFetching ? "visible" : "hidden" }} aria-hidden />
      {total === 0 ? <NothingHere of={of} /> : <Rows of={of} rows={data as Row[]} sortable {...(ofRow && { ofRow })} />}
      {total ? <Pages total={total} page={page} perPage={perPage} setPage={setPage} setPerPage={setPerPage} /> : null}
    </>
  );
}

function NothingHere({ of }: { readonly of: Dictionary }) {
  const say = useSay();
  const lang = useLang();
  const translate = useTranslate();
  const { day, chosen } = useDay();
  const { filterValues, setFilters } = useListContext();
  const may = useMay();
  const name = of.label[lang].toLowerCase();
  // What was typed is kept while there are conditions to drop.
  const { q } = filterValues;
  const kept = q !== undefined && countFilters(filterValues) > 0 ? { q } : {};
  if (Object.keys(filterValues).length > 0)
    return (
      <Empty
        title={say("list.noneFits")}
        action={<Button onClick={() => setFilters(kept)}>{translate("ra.navigation.clear_filters")}</Button>}
      />
    );
  return (
    <Empty
      title={
        chosen && of.periods ? say("list.emptyDay", { name, day: dayWords(day) }) : say("list.emptyTitle", { name })
      }
      action={
        may("create", of.name) && (
          <Button component={Link} to={`/${of.plural}/create`} startIcon={<Add />}>
            {translate("ra.action.create")}
          </Button>
        )
      }
    />
  );
}
