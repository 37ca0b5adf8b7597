import {
  Box,
  Button,
  Link as MuiLink,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Tooltip,
} from "@mui/material";
import { Link, useSearchParams } from "react-router";
import type { GapKey } from "../../shared/gap/status.js";
import { useDay } from "../day.js";
import { wholeWords } from "../format.js";
import { useUnit, useUnitScope } from "../frame/unit-scope.js";
import { Answered, Empty, Page } from "../page.js";
import { useQuestion } from "../question.js";
import { useSubjectWords } from "../subject.js";
import { unitWords } from "../title.js";
import { useLang, useSay } from "../words.js";
import { gapAddress, gapFilter } from "./conditions.js";
import { type Grid, type Group, gridOf, type Tally } from "./grid.js";

const HEAT = `query($by: [GapKey!]!, $all: GapFilter, $short: GapFilter, $doubtful: GapFilter, $asOf: LocalDate){
  asked: findings(filter: $all, asOf: $asOf){groupBy(by: $by, orderBy: KEY_ASC, limit: 20000){keys{code label} count}}
  gap: findings(filter: $short, asOf: $asOf){groupBy(by: $by, limit: 20000){keys{code label} count}}
  unknown: findings(filter: $doubtful, asOf: $asOf){groupBy(by: $by, limit: 20000){keys{code label} count}}}`;
const DISTRICTS = `query($asOf: LocalDate){units(filter: {kind: {in: [DISTRICT, TOWN, CITY]}}, asOf: $asOf){totalCount}}`;

type Answer = {
  readonly asked: { readonly groupBy: readonly Group[] };
  readonly gap: { readonly groupBy: readonly Group[] };
  readonly unknown: { readonly groupBy: readonly Group[] };
};

/** Units down, dimensions across: how many requirements are not met, the share as shade; a cell opens the people. */
export default function HeatMap() {
  const say = useSay();
  const lang = useLang();
  const { chosen, day } = useDay();
  const [params] = useSearchParams();
  const [scope] = useUnitScope();
  const code = params.get("unit") ?? scope?.code ?? null;
  const unit = useUnit(code);
  const within = code !== null && unit?.kind !== "PROVINCE";
  // Without an asOf the list holds units of every day: the day is always given.
  const districts = useQuestion<{ units: { totalCount: number } }>(DISTRICTS, { asOf: day });
  const by: GapKey = within || districts.data?.units.totalCount === 0 ? "UNIT_COMMUNE" : "UNIT_DISTRICT";
  const filters = {
    all: { ...gapFilter({ unit: code }), status: { in: ["MET", "GAP", "IN_GRACE", "WAIVED", "UNKNOWN"] } },
    short: gapFilter({ unit: code, status: "GAP" }),
    doubtful: gapFilter({ unit: code, status: "UNKNOWN" }),
  };
  const asked = useQuestion<Answer>(
    HEAT,
    { by: [by, "DIMENSION"], ...filters },
    { enabled: districts.data !== undefined },
  );
  return (
    <Page
      title={unit ? `${say("heat.title")}: ${unitWords(unit, lang)}` : say("heat.title")}
      lead={<Box sx={{ color: "text.secondary", fontSize: 13, maxWidth: 820 }}>{say("heat.note")}</Box>}
      actions={
        params.get("unit") && (
          <Button component={Link} to="/heat-map">
            {say("heat.up")}
          </Button>
        )
      }
    >
      <Answered asked={{ ...asked, error: districts.error ?? asked.error }} lines={12}>
        {({ asked: all, gap, unknown }) => {
          const grid = gridOf(all.groupBy, gap.groupBy, unknown.groupBy);
          return grid.rows.length === 0 ? (
            <Empty title={say("heat.empty")} help={chosen ? say("list.emptyHelp") : say("start.otherDay")} />
          ) : (
            <Heat grid={grid} into={by === "UNIT_DISTRICT"} />
          );
        }}
      </Answered>
    </Page>
  );
}

function Heat({ grid, into }: { readonly grid: Grid; readonly into: boolean }) {
  const say = useSay();
  const subjectOf = useSubjectWords();
  const sticky = { position: "sticky", left: 0, bgcolor: "background.paper", zIndex: 1, whiteSpace: "nowrap" } as const;
  return (
    <TableContainer sx={{ overflowX: "auto" }}>
      <Table size="small" sx={{ width: "auto", minWidth: { md: "100%" }, "& td, & tbody th": { borderBottom: 0 } }}>
        <TableHead>
          <TableRow>
            <TableCell sx={{ ...sticky, zIndex: 2 }}>{say("heat.unit")}</TableCell>
            {grid.columns.map((column) => (
              <TableCell key={column} align="center" sx={{ minWidth: 84, verticalAlign: "bottom" }}>
                {subjectOf(column)}
              </TableCell>
            ))}
            <TableCell align="right">{say("heat.total")}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {grid.rows.map((row) => (
            <TableRow key={row.code ?? ""}>
              <TableCell component="th" scope="row" sx={sticky}>
                {into && row.code ? (
                  <MuiLink
                    component={Link}
                    to={`/heat-map?unit=${row.code}`}
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
              {grid.columns.map((column) => (
                <HeatCell
                  key={column}
                  unit={row.code}
                  label={row.label}
                  dimension={column}
                  tally={grid.at(row.code, column)}
                  worst={grid.worst}
                />
              ))}
              <SumCell tally={grid.ofRow(row.code)} to={gapAddress({ unit: row.code })} />
            </TableRow>
          ))}
          <TableRow>
            <TableCell component="th" scope="row" sx={{ ...sticky, fontWeight: 600 }}>
              {say("heat.total")}
            </TableCell>
            {grid.columns.map((column) => (
              <SumCell key={column} tally={grid.ofColumn(column)} to={gapAddress({ dimension: column })} centred />
            ))}
            <SumCell tally={grid.total} to={gapAddress({})} />
          </TableRow>
        </TableBody>
      </Table>
    </TableContainer>
  );
}

/** How dark a cell is at most, in percent of the colour: its number must stay legible. */
const DARKEST = 48;

type HeatCellProps = {
  readonly unit: string | null;
  readonly label: string;
  readonly dimension: string;
  readonly tally: Tally;
  /** The largest share in the map: its cell is the darkest. */
  readonly worst: number;
};

function HeatCell({ unit, label, dimension, tally, worst }: HeatCellProps) {
  const say = useSay();
  const lang = useLang();
  const subjectOf = useSubjectWords();
  if (tally.asked === 0) return <TableCell />;
  const said = say("heat.cell", {
    unit: label,
    dimension: subjectOf(dimension),
    gap: wholeWords(tally.gap, lang),
    all: wholeWords(tally.asked, lang),
    unknown: wholeWords(tally.unknown, lang),
  });
  const shade = tally.gap === 0 ? 0 : 6 + (tally.gap / tally.asked / worst) * (DARKEST - 6);
  return (
    <TableCell sx={{ p: "1px" }}>
      <Tooltip title={said} disableInteractive>
        <Box
          component={Link}
          to={gapAddress({ unit, dimension })}
          aria-label={said}
          sx={(theme) => ({
            display: "block",
            position: "relative",
            textAlign: "center",
            minHeight: 30,
            lineHeight: "30px",
            color: "text.primary",
            textDecoration: "none",
            backgroundColor:
              tally.gap === 0
                ? theme.palette.tones.wash
                : `color-mix(in srgb, ${theme.palette.tones.gap} ${shade.toFixed(1)}%, ${theme.palette.tones.paper})`,
            "&:hover": { outline: `2px solid ${theme.palette.tones.accent}`, outlineOffset: -2 },
          })}
        >
          {wholeWords(tally.gap, lang)}
          {tally.unknown > 0 && (
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
  tally,
  to,
  centred = false,
}: {
  readonly tally: Tally;
  readonly to: string;
  readonly centred?: boolean;
}) {
  const lang = useLang();
  return (
    <TableCell align={centred ? "center" : "right"} sx={{ fontWeight: 600 }}>
      <MuiLink component={Link} to={to} color="inherit" underline="hover">
        {wholeWords(tally.gap, lang)}
      </MuiLink>
    </TableCell>
  );
}
