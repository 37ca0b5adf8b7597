import { Box, Button, Stack, TextField } from "@mui/material";
import { type FormEvent, useState } from "react";
import { Link, useSearchParams } from "react-router";
import { dayWords, isDay } from "../../shared/day.js";
import type { GapKey } from "../../shared/gap/status.js";
import { useDay } from "../day.js";
import { useUnit, useUnitScope } from "../frame/unit-scope.js";
import { Answered, Empty, Page } from "../page.js";
import { useQuestion } from "../question.js";
import { unitWords } from "../title.js";
import { typedDay } from "../typed-day.js";
import { useLang, useSay } from "../words.js";
import { gapFilter } from "./conditions.js";
import { type Grid, type Group, gridOf } from "./grid.js";
import { HeatTable } from "./heat-table.js";
import { NothingAsked } from "./no-standard.js";

const HEAT = `query($by: [GapKey!]!, $all: GapFilter, $short: GapFilter, $doubtful: GapFilter, $asOf: LocalDate){
  asked: findings(filter: $all, asOf: $asOf){groupBy(by: $by, orderBy: KEY_ASC, limit: 20000){keys{code label} count}}
  gap: findings(filter: $short, asOf: $asOf){groupBy(by: $by, limit: 20000){keys{code label} count}}
  unknown: findings(filter: $doubtful, asOf: $asOf){groupBy(by: $by, limit: 20000){keys{code label} count}}}`;
/** The same for another day than the page's, which fills in `$asOf` by itself. */
const HEAT_THEN = HEAT.replaceAll("$asOf", "$then");
const DISTRICTS = `query($asOf: LocalDate){units(filter: {kind: {in: [DISTRICT, TOWN, CITY]}}, asOf: $asOf){totalCount}}`;

type Answer = Readonly<Record<"asked" | "gap" | "unknown", { readonly groupBy: readonly Group[] }>>;

const gridIn = ({ asked, gap, unknown }: Answer): Grid => gridOf(asked.groupBy, gap.groupBy, unknown.groupBy);

/** Units down, dimensions across: how many requirements are not met, the share as shade; a cell opens the people. */
export default function HeatMap() {
  const say = useSay();
  const lang = useLang();
  const { day } = useDay();
  const [params] = useSearchParams();
  const [scope] = useUnitScope();
  const code = params.get("unit") ?? scope?.code ?? null;
  const against = params.get("against") ?? "";
  const then = isDay(against) ? against : null;
  const unit = useUnit(code);
  const within = code !== null && unit?.kind !== "PROVINCE";
  // Without an asOf the list holds units of every day: the day is always given.
  const districts = useQuestion<{ units: { totalCount: number } }>(DISTRICTS, { asOf: day });
  const by: GapKey = within || districts.data?.units.totalCount === 0 ? "UNIT_COMMUNE" : "UNIT_DISTRICT";
  const variables = {
    by: [by, "DIMENSION"],
    all: { ...gapFilter({ unit: code }), status: { in: ["MET", "GAP", "IN_GRACE", "WAIVED", "UNKNOWN"] } },
    short: gapFilter({ unit: code, status: "GAP" }),
    doubtful: gapFilter({ unit: code, status: "UNKNOWN" }),
  };
  const ready = districts.data !== undefined;
  const asked = useQuestion<Answer>(HEAT, variables, { enabled: ready });
  const other = useQuestion<Answer>(HEAT_THEN, { ...variables, then }, { enabled: ready && then !== null });
  const [first = "", second = ""] = [day, then ?? day].sort().map(dayWords);
  return (
    <Page
      title={unit ? `${say("heat.title")}: ${unitWords(unit, lang)}` : say("heat.title")}
      lead={
        <Box sx={{ color: "text.secondary", fontSize: 13, maxWidth: 820 }}>
          {say("heat.note")}
          {then && <Box>{say("heat.noteTwo", { first, second, day: dayWords(day) })}</Box>}
        </Box>
      }
      actions={
        params.get("unit") && (
          <Button component={Link} to={then ? `/heat-map?against=${then}` : "/heat-map"}>
            {say("heat.up")}
          </Button>
        )
      }
    >
      <Against key={then} then={then} />
      <Answered asked={{ ...asked, error: districts.error ?? asked.error ?? other.error }} lines={12}>
        {(answer) => {
          const grid = gridIn(answer);
          const beside = then && other.data ? { grid: gridIn(other.data), before: then < day } : null;
          return grid.rows.length + (beside?.grid.rows.length ?? 0) === 0 ? (
            <NothingAsked
              filter={gapFilter({ unit: code })}
              otherwise={<Empty title={say("start.nobody")} help={say("start.otherDay")} />}
            />
          ) : (
            <HeatTable grid={grid} beside={beside} into={by === "UNIT_DISTRICT"} against={then} />
          );
        }}
      </Answered>
    </Page>
  );
}

/** The second day, which stands in the address beside the first. */
function Against({ then }: { readonly then: string | null }) {
  const say = useSay();
  const [params, setParams] = useSearchParams();
  const [text, setText] = useState(then ? dayWords(then) : "");
  const [wrong, setWrong] = useState(false);
  const go = (day: string | null): void => {
    const next = new URLSearchParams(params);
    if (day) next.set("against", day);
    else next.delete("against");
    setParams(next);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const typed = typedDay(text);
    if (typed) go(typed);
    else setWrong(true);
  };
  return (
    <Stack
      component="form"
      direction="row"
      className="no-print"
      onSubmit={submit}
      sx={{
        gap: 1,
        mb: 1.5,
        alignItems: "flex-start",
        flexWrap: "wrap",
        "& button": { minHeight: { xs: 44, sm: 38 } },
      }}
    >
      <TextField
        label={say("heat.against")}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setWrong(false);
        }}
        error={wrong}
        helperText={wrong && say("day.wrong")}
        slotProps={{ htmlInput: { inputMode: "numeric", placeholder: "31/12/2012", autoComplete: "off" } }}
        sx={{ width: 180 }}
      />
      <Button type="submit" variant="outlined">
        {say("heat.compare")}
      </Button>
      {then && <Button onClick={() => go(null)}>{say("heat.alone")}</Button>}
    </Stack>
  );
}
