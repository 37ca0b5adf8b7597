import {
  Box,
  Link as MuiLink,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Tooltip,
} from "@mui/material";
import { Link } from "react-router";
import type { Lang } from "../../shared/field.js";
import { wholeWords } from "../format.js";
import { useSubjectWords } from "../subject.js";
import { useLang, useSay } from "../words.js";
import { gapAddress } from "./conditions.js";
import { type Grid, merged, type Tally } from "./grid.js";

/** Another day's grid beside the page's; `before`: it is the earlier of the two. */
export type Beside = { readonly grid: Grid; readonly before: boolean };
type TableProps = {
  readonly grid: Grid;
  readonly beside: Beside | null;
  /** Whether a row opens to the units below it. */
  readonly into: boolean;
  readonly against: string | null;
};

/** The grid as a table with its sums; beside another day's, each cell has both counts and the change. */
export function HeatTable({ grid, beside, into, against }: TableProps) {
  const say = useSay();
  const subjectOf = useSubjectWords();
  const sticky = { position: "sticky", left: 0, bgcolor: "background.paper", zIndex: 1, whiteSpace: "nowrap" } as const;
  const { rows, columns } = beside ? merged(grid, beside.grid) : grid;
  const pair = (of: (one: Grid) => Tally): Pair => ({
    now: of(grid),
    other: beside && of(beside.grid),
    before: beside?.before ?? false,
  });
  return (
    <TableContainer sx={{ overflowX: "auto" }}>
      <Table size="small" sx={{ width: "auto", minWidth: { md: "100%" }, "& td, & tbody th": { borderBottom: 0 } }}>
        <TableHead>
          <TableRow>
            <TableCell sx={{ ...sticky, zIndex: 2 }}>{say("heat.unit")}</TableCell>
            {columns.map((column) => (
              <TableCell key={column} align="center" sx={{ minWidth: 84, verticalAlign: "bottom" }}>
                {subjectOf(column)}
              </TableCell>
            ))}
            <TableCell align="right">{say("heat.total")}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.code ?? ""}>
              <TableCell component="th" scope="row" sx={sticky}>
                {into && row.code ? (
                  <MuiLink
                    component={Link}
                    to={`/heat-map?unit=${row.code}${against ? `&against=${against}` : ""}`}
                    color="inherit"
                    underline="hover"
                    title={say("heat.into", { unit: row.label })}
                  >
                    {row.label}
                  </MuiLink>
                ) : (
                  row.label
                )}
              </TableCell>
              {columns.map((column) => (
                <HeatCell
                  key={column}
                  unit={row.code}
                  label={row.label}
                  dimension={column}
                  pair={pair((one) => one.at(row.code, column))}
                  worst={grid.worst}
                />
              ))}
              <SumCell pair={pair((one) => one.ofRow(row.code))} to={gapAddress({ unit: row.code })} />
            </TableRow>
          ))}
          <TableRow>
            <TableCell component="th" scope="row" sx={{ ...sticky, fontWeight: 600 }}>
              {say("heat.total")}
            </TableCell>
            {columns.map((column) => (
              <SumCell
                key={column}
                pair={pair((one) => one.ofColumn(column))}
                to={gapAddress({ dimension: column })}
                centred
              />
            ))}
            <SumCell pair={pair((one) => one.total)} to={gapAddress({})} />
          </TableRow>
        </TableBody>
      </Table>
    </TableContainer>
  );
}

/** A cell on the day of the page, and on the other day where there is one. */
type Pair = { readonly now: Tally; readonly other: Tally | null; readonly before: boolean };

const counted = ({ asked, gap }: Tally, lang: Lang): string => (asked === 0 ? "–" : wholeWords(gap, lang));

/** The counts in the order of their days, and by how many the later differs: "40", "30", "−10"; alone, the one count. */
function figures({ now, other, before }: Pair, lang: Lang) {
  if (!other) return null;
  const [first, second] = before ? [other, now] : [now, other];
  const by = second.gap - first.gap;
  const sign = by > 0 ? "+" : by < 0 ? "−" : "±";
  const change = first.asked > 0 && second.asked > 0 ? `${sign}${wholeWords(Math.abs(by), lang)}` : "";
  return { first: counted(first, lang), second: counted(second, lang), change };
}

function Figures({ pair }: { readonly pair: Pair }) {
  const lang = useLang();
  const two = figures(pair, lang);
  if (!two) return <>{wholeWords(pair.now.gap, lang)}</>;
  return (
    <Box component="span" sx={{ display: "block", lineHeight: 1.4, py: 0.5, whiteSpace: "nowrap" }}>
      {two.first} → {two.second}
      <Box component="span" sx={{ display: "block", fontWeight: 600 }}>
        {two.change}
      </Box>
    </Box>
  );
}

/** How dark a cell is at most, in percent of the colour: its number must stay legible. */
const DARKEST = 48;

type HeatCellProps = {
  readonly unit: string | null;
  readonly label: string;
  readonly dimension: string;
  readonly pair: Pair;
  /** The largest share in the map: its cell is the darkest. */
  readonly worst: number;
};

function HeatCell({ unit, label, dimension, pair, worst }: HeatCellProps) {
  const say = useSay();
  const lang = useLang();
  const subjectOf = useSubjectWords();
  const { now, other } = pair;
  if (now.asked === 0 && !other?.asked) return <TableCell />;
  const two = figures(pair, lang);
  const said = `${say("heat.cell", {
    unit: label,
    dimension: subjectOf(dimension),
    gap: wholeWords(now.gap, lang),
    all: wholeWords(now.asked, lang),
    unknown: wholeWords(now.unknown, lang),
  })}${two ? `; ${say("heat.change", two)}` : ""}`;
  const shade = now.gap === 0 ? 0 : 6 + (now.gap / now.asked / worst) * (DARKEST - 6);
  return (
    <TableCell sx={{ p: "1px" }}>
      <Tooltip title={said} disableInteractive>
        <Box
          component={Link}
          to={gapAddress({ unit, dimension })}
          aria-label={said}
          sx={(theme) => ({
            // Not the link of a table's text: the whole cell.
            "td &": { display: "block", p: 0, m: 0 },
            position: "relative",
            textAlign: "center",
            minHeight: { xs: 46, sm: other ? 46 : 30 },
            lineHeight: { xs: "46px", sm: "30px" },
            color: "text.primary",
            textDecoration: "none",
            backgroundColor:
              now.gap === 0
                ? theme.palette.tones.wash
                : `color-mix(in srgb, ${theme.palette.tones.gap} ${shade.toFixed(1)}%, ${theme.palette.tones.paper})`,
            "&:hover, &:focus-visible": { outline: `2px solid ${theme.palette.tones.accent}`, outlineOffset: -2 },
          })}
        >
          <Figures pair={pair} />
          {now.unknown > 0 && (
            <Box
              component="span"
              aria-hidden
              sx={(theme) => ({
                position: "absolute",
                top: 5,
                right: 6,
                width: 5,
                height: 5,
                borderRadius: "50%",
                backgroundColor: theme.palette.tones.unknown,
              })}
            />
          )}
        </Box>
      </Tooltip>
    </TableCell>
  );
}

function SumCell({
  pair,
  to,
  centred = false,
}: {
  readonly pair: Pair;
  readonly to: string;
  readonly centred?: boolean;
}) {
  return (
    <TableCell align={centred ? "center" : "right"} sx={{ fontWeight: 600, ...(pair.other && { py: 0 }) }}>
      <MuiLink component={Link} to={to} color="inherit" underline="hover">
        <Figures pair={pair} />
      </MuiLink>
    </TableCell>
  );
}
