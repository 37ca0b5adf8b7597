import ChevronRight from "@mui/icons-material/ChevronRight";
import {
  Box,
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
import { useCreatePath, useListContext } from "react-admin";
import { Link, useNavigate } from "react-router";
import { type Dictionary, refName } from "../../shared/field.js";
import { dictionaryOf } from "../../shared/resources.js";
import type { Row } from "../changes.js";
import { usePhone } from "../frame/top-bar.js";
import { fullTitleOf, titleOf } from "../title.js";
import { useLang } from "../words.js";
import { type Column, columnsOf } from "./columns.js";

type RowsProps = {
  readonly of: Dictionary;
  readonly rows: readonly Row[];
  readonly without?: string;
  readonly sortable?: boolean;
};

/** Rows of a resource: a dense table, or on a phone two lines a row. A row leads to its record. */
export function Rows({ of, rows, without, sortable = false }: RowsProps) {
  const lang = useLang();
  const phone = usePhone();
  const columns = columnsOf(of, lang, without);
  if (phone) return <TwoLines of={of} rows={rows} columns={columns} />;
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
                {sortable && column.sort ? <SortLabel sort={column.sort} label={column.label} /> : column.label}
              </TableCell>
            ))}
            {leads(of, columns) && <TableCell sx={{ p: 0, width: 40 }} />}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableLine key={row.id} of={of} row={row} columns={columns} />
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
}: {
  readonly of: Dictionary;
  readonly row: Row;
  readonly columns: readonly Column[];
}) {
  const path = useCreatePath()({ resource: of.plural, type: "show", id: String(row.id) });
  const navigate = useNavigate();
  const lang = useLang();
  return (
    <TableRow hover onClick={() => navigate(path)} sx={{ cursor: "pointer" }}>
      {columns.map((column, i) => (
        <TableCell key={column.key} align={column.right ? "right" : "left"}>
          {i === 0 ? (
            <FirstCell of={of} row={row} column={column} path={path} label={fullTitleOf(of, row, lang)} />
          ) : (
            column.cell(row)
          )}
        </TableCell>
      ))}
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
  label,
}: {
  readonly of: Dictionary;
  readonly row: Row;
  readonly column: Column;
  readonly path: string;
  readonly label: string;
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
      aria-label={label}
    >
      {column.cell(row)}
    </MuiLink>
  );
}

function TwoLines({
  of,
  rows,
  columns,
}: {
  readonly of: Dictionary;
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
}) {
  const path = useCreatePath();
  return (
    <Box component="ul" sx={{ listStyle: "none", p: 0, m: 0 }}>
      {rows.map((row) => {
        const [first, second, third] = columns;
        const aside = columns.find(({ key }) => key === "state" || key === "code") ?? columns.at(-1);
        return (
          <Box component="li" key={row.id} sx={{ borderBottom: 1, borderColor: "divider", py: 1, minHeight: 52 }}>
            <MuiLink
              component={Link}
              to={path({ resource: of.plural, type: "show", id: String(row.id) })}
              underline="none"
              color="inherit"
              sx={{ display: "block" }}
            >
              <Box sx={{ display: "flex", gap: 1, justifyContent: "space-between", fontWeight: 600 }}>
                <Box sx={{ minWidth: 0 }}>{plain(of, first, row)}</Box>
                <Box
                  sx={{ color: "text.secondary", fontWeight: 400, textAlign: "right", flexShrink: 0, maxWidth: "50%" }}
                >
                  {aside !== first && plain(of, aside, row)}
                </Box>
              </Box>
              <Box sx={{ color: "text.secondary", fontSize: 13 }}>
                {[second, third].map((column) =>
                  column && column !== aside ? (
                    <Box component="span" key={column.key} sx={{ mr: 1 }}>
                      {plain(of, column, row)}
                    </Box>
                  ) : null,
                )}
              </Box>
            </MuiLink>
          </Box>
        );
      })}
    </Box>
  );
}

/** A cell inside a link holds no link of its own. */
function plain(of: Dictionary, column: Column | undefined, row: Row) {
  if (!column) return null;
  return of.fields[column.key]?.kind === "ref" ? <RefText of={of} name={column.key} row={row} /> : column.cell(row);
}

function RefText({ of, name, row }: { readonly of: Dictionary; readonly name: string; readonly row: Row }) {
  const lang = useLang();
  const field = of.fields[name];
  return <>{field?.kind === "ref" ? titleOf(dictionaryOf(field.to), row[refName(name)] as Row | null, lang) : null}</>;
}
