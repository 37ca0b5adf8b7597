import { Box, Link as MuiLink } from "@mui/material";
import { Fragment, type ReactNode } from "react";
import { useCreatePath } from "react-admin";
import { Link } from "react-router";
import { type Dictionary, refName } from "../../shared/field.js";
import { dictionaryOf } from "../../shared/resources.js";
import type { Row } from "../changes.js";
import { titleOf } from "../title.js";
import { useLang } from "../words.js";
import { isBlank } from "./cell.js";
import type { Column } from "./columns.js";

/** Rows of a resource on a phone: two lines each, and all of it the link to the record. */
export function TwoLines({
  of,
  rows,
  columns,
  ofRow,
}: {
  readonly of: Dictionary;
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
  /** What can be done with a row, below it. */
  readonly ofRow?: (row: Row) => ReactNode;
}) {
  const path = useCreatePath();
  // Beside the name stands where, or how it is with it; below, what else tells it apart.
  const head = columns.find(({ key }) => key === "name") ?? columns[0];
  const aside = columns.find((column) => column !== head && ASIDE.has(column.key));
  const below = columns.filter((column) => column !== head && column !== aside).slice(0, 2);
  return (
    <Box component="ul" sx={{ listStyle: "none", p: 0, m: 0 }}>
      {rows.map((row) => (
        <Box component="li" key={row.id} sx={{ borderBottom: 1, borderColor: "divider" }}>
          <MuiLink
            component={Link}
            to={path({ resource: of.plural, type: "show", id: String(row.id) })}
            underline="none"
            color="inherit"
            sx={{ display: "block", py: 1, minHeight: 52 }}
          >
            <Box sx={{ display: "flex", gap: 1, justifyContent: "space-between", fontWeight: 600 }}>
              <Box sx={{ minWidth: 0, overflowWrap: "anywhere" }}>{plain(of, head, row)}</Box>
              <Box
                sx={{ color: "text.secondary", fontWeight: 400, textAlign: "right", flexShrink: 0, maxWidth: "50%" }}
              >
                {plain(of, aside, row)}
              </Box>
            </Box>
            <Box sx={{ color: "text.secondary", fontSize: 13, overflowWrap: "anywhere" }}>
              {below
                .filter(({ key }) => !(key in of.fields) || !isBlank(row[key]))
                .map((column, i) => (
                  <Fragment key={column.key}>
                    {i > 0 && " · "}
                    {column.right && `${column.label}: `}
                    <Box
                      component="span"
                      sx={{ "& > span": { display: "inline" }, ...(column.key === "code" && { whiteSpace: "nowrap" }) }}
                    >
                      {plain(of, column, row)}
                    </Box>
                  </Fragment>
                ))}
            </Box>
          </MuiLink>
          {ofRow?.(row)}
        </Box>
      ))}
    </Box>
  );
}

const ASIDE: ReadonlySet<string> = new Set(["state", "unit", "unitId"]);

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
