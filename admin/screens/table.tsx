import ChevronRight from "@mui/icons-material/ChevronRight";
import {
  IconButton,
  Link as MuiLink,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  TableSortLabel,
} from "@mui/material";
import type { ReactNode } from "react";
import { useCreatePath, useListContext } from "react-admin";
import { Link, useNavigate } from "react-router";
import type { Dictionary } from "../../shared/field.js";
import { useSeesSensitive } from "../access/caller.js";
import type { Row } from "../changes.js";
import { useDay } from "../day.js";
import { usePhone } from "../frame/top-bar.js";
import { Unseen } from "../page.js";
import { fullTitleOf } from "../title.js";
import { useLang, useSay } from "../words.js";
import { type Column, columnsOf } from "./columns.js";
import { TwoLines } from "./two-lines.js";

type RowsProps = {
  readonly of: Dictionary;
  readonly rows: readonly Row[];
  readonly without?: string;
  readonly sortable?: boolean;
  /** What can be done with a row, at its end. */
  readonly ofRow?: (row: Row) => ReactNode;
};

/** Rows of a resource: a dense table, or on a phone two lines a row. A row leads to its record. */
export function Rows({ of, rows, without, sortable = false, ofRow }: RowsProps) {
  const lang = useLang();
  const say = useSay();
  const phone = usePhone();
  const { day } = useDay();
  const sensitive = useSeesSensitive();
  const columns = columnsOf(of, lang, day, without);
  if (phone) return <TwoLines of={of} rows={rows} columns={columns} {...(ofRow && { ofRow })} />;
  return (
    <TableContainer sx={{ overflowX: "auto" }}>
      <Table size="small">
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <TableCell
                key={column.key}
                align={column.right ? "right" : "left"}
                sx={{ ...(column.least && { minWidth: column.least }) }}
              >
                {sortable && column.sort && (sensitive || !of.fields[column.key]?.sensitive) ? (
                  <SortLabel sort={column.sort} label={column.label} />
                ) : (
                  column.label
                )}
              </TableCell>
            ))}
            {ofRow && (
              <TableCell sx={{ p: 0 }}>
                <Unseen>{say("list.ofRow")}</Unseen>
              </TableCell>
            )}
            {leads(of, columns) && (
              <TableCell sx={{ p: 0, width: 40 }}>
                <Unseen>{say("record.open")}</Unseen>
              </TableCell>
            )}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableLine key={row.id} of={of} row={row} columns={columns} end={ofRow?.(row)} />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function SortLabel({ sort, label }: { readonly sort: string; readonly label: string }) {
  const { sort: now, setSort } = useListContext();
  const active = now.field === sort;
  const direction = active && now.order === "DESC" ? "desc" : "asc";
  return (
    <TableSortLabel
      active={active}
      direction={direction}
      onClick={() => setSort({ field: sort, order: active && now.order === "ASC" ? "DESC" : "ASC" })}
    >
      {label}
    </TableSortLabel>
  );
}

/** The first cell is the link, for the keyboard; a click anywhere on the row follows it. */
function TableLine({
  of,
  row,
  columns,
  end,
}: {
  readonly of: Dictionary;
  readonly row: Row;
  readonly columns: readonly Column[];
  readonly end?: ReactNode;
}) {
  const path = useCreatePath()({ resource: of.plural, type: "show", id: String(row.id) });
  const navigate = useNavigate();
  const lang = useLang();
  return (
    <TableRow hover onClick={() => navigate(path)} sx={{ cursor: "pointer" }}>
      {columns.map((column, i) => (
        <TableCell key={column.key} align={column.right ? "right" : "left"}>
          {i === 0 ? <FirstCell of={of} row={row} column={column} path={path} /> : column.cell(row)}
        </TableCell>
      ))}
      {end !== undefined && (
        <TableCell sx={{ p: 0, whiteSpace: "nowrap" }} align="right" onClick={(event) => event.stopPropagation()}>
          {end}
        </TableCell>
      )}
      {leads(of, columns) && (
        <TableCell sx={{ p: 0 }}>
          <IconButton
            component={Link}
            to={path}
            size="small"
            aria-label={fullTitleOf(of, row, lang)}
            onClick={(event) => event.stopPropagation()}
          >
            <ChevronRight fontSize="small" />
          </IconButton>
        </TableCell>
      )}
    </TableRow>
  );
}

/** Where the first cell leads to another record, the row has a link of its own at its end. */
const leads = (of: Dictionary, columns: readonly Column[]): boolean => of.fields[columns[0]?.key ?? ""]?.kind === "ref";

function FirstCell({
  of,
  row,
  column,
  path,
}: {
  readonly of: Dictionary;
  readonly row: Row;
  readonly column: Column;
  readonly path: string;
}) {
  // A reference is a link of its own; the row then says by its name where it leads.
  if (of.fields[column.key]?.kind === "ref") return <>{column.cell(row)}</>;
  return (
    <MuiLink
      component={Link}
      to={path}
      onClick={(event) => event.stopPropagation()}
      underline="hover"
      color="inherit"
      sx={{ fontWeight: 500 }}
    >
      {column.cell(row)}
    </MuiLink>
  );
}
