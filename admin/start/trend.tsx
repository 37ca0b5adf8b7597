import { Box, Stack, useTheme } from "@mui/material";
import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { today } from "../../shared/day.js";
import { bandWords, shareWords } from "../format.js";
import { gapFilter } from "../gap/conditions.js";
import type { Rate } from "../gap/rate.js";
import { Answered } from "../page.js";
import { useQuestion } from "../question.js";
import { useLang, useSay, type WordKey } from "../words.js";

const FIRST_YEAR = 2010;
const TREND = `query($days: [LocalDate!]!, $filter: GapFilter){
  compliance: rateTrend(measure: COMPLIANCE, by: [], days: $days, filter: $filter){asOf rates{met assessed unknown low high}}
  attainment: rateTrend(measure: ATTAINMENT, by: [CATEGORY], dimension: "PROFESSIONAL", level: "TRUNG_CAP", days: $days, filter: $filter){asOf rates{keys{code} met assessed unknown low high}}}`;
type Point = {
  readonly asOf: string;
  readonly rates: readonly (Rate & { readonly keys?: readonly { readonly code: string | null }[] })[];
};
type Answer = { readonly compliance: readonly Point[]; readonly attainment: readonly Point[] };

type Drawn = {
  readonly year: string;
  readonly band: readonly [number, number] | null;
  readonly low: number | null;
  readonly cadres: number | null;
  readonly servants: number | null;
};

function drawn({ compliance, attainment }: Answer): Drawn[] {
  return compliance.map(({ asOf, rates: [all] }, i) => {
    const of = (code: string): number | null =>
      attainment[i]?.rates.find(({ keys }) => keys?.[0]?.code === code)?.low ?? null;
    const band = all && all.low !== null && all.high !== null ? ([all.low, all.high] as const) : null;
    return { year: asOf.slice(0, 4), band, low: band?.[0] ?? null, cadres: of("CADRE"), servants: of("CIVIL_SERVANT") };
  });
}

/** The rates at the end of each year: compliance as a band, attainment of cadres and civil servants as lines. */
export default function Trend({ unit }: { readonly unit: string | null }) {
  const last = Number(today().slice(0, 4)) - 1;
  const days = Array.from({ length: last - FIRST_YEAR + 1 }, (_, i) => `${FIRST_YEAR + i}-12-31`);
  const asked = useQuestion<Answer>(TREND, { days, filter: gapFilter({ unit }) });
  return (
    <Answered asked={asked} lines={6}>
      {(answer) => <Chart points={drawn(answer)} />}
    </Answered>
  );
}

const SERIES = [
  { key: "cadres", word: "trend.cadres", tone: "future", dash: "6 3" },
  { key: "servants", word: "trend.servants", tone: "accent", dash: "2 3" },
] as const satisfies readonly { key: keyof Drawn; word: WordKey; tone: string; dash: string }[];

function Chart({ points }: { readonly points: readonly Drawn[] }) {
  const { palette } = useTheme();
  const say = useSay();
  const lang = useLang();
  const { tones } = palette;
  const text = { fontSize: 12, fill: tones.muted };
  return (
    <Box sx={{ position: "relative" }}>
      <Stack direction="row" sx={{ flexWrap: "wrap", columnGap: 3, fontSize: 12.5, mb: 1 }}>
        <Key colour={tones.met} words={say("trend.compliance")} />
        {SERIES.map(({ key, word, tone, dash }) => (
          <Key key={key} colour={tones[tone]} words={say(word)} dash={dash} />
        ))}
      </Stack>
      <Box sx={{ height: 240, maxWidth: 1000 }} role="img" aria-label={say("start.trend")}>
        <ResponsiveContainer width="100%" height="100%">
          <ComposedChart
            data={[...points]}
            margin={{ top: 8, right: 16, bottom: 0, left: 0 }}
            accessibilityLayer={false}
          >
            <CartesianGrid stroke={tones.line} vertical={false} />
            <XAxis dataKey="year" tick={text} tickLine={false} axisLine={{ stroke: tones.line }} />
            <YAxis
              domain={[0, 1]}
              ticks={[0, 0.25, 0.5, 0.75, 1]}
              tickFormatter={(share: number) => `${Math.round(share * 100)}${lang === "vi" ? "\u00A0%" : "%"}`}
              tick={text}
              tickLine={false}
              axisLine={false}
              width={52}
            />
            <Tooltip
              content={({ payload, label }) => (
                <Figures year={String(label ?? "")} point={payload?.[0]?.payload as Drawn | undefined} />
              )}
              isAnimationActive={false}
            />
            <Area
              dataKey="band"
              stroke="none"
              fill={tones.met}
              fillOpacity={0.22}
              isAnimationActive={false}
              connectNulls={false}
              name={say("trend.compliance")}
            />
            <Line
              dataKey="low"
              stroke={tones.met}
              strokeWidth={2.5}
              dot={{ r: 2.5, fill: tones.met }}
              isAnimationActive={false}
            />
            {SERIES.map(({ key, tone, dash }) => (
              <Line
                key={key}
                dataKey={key}
                stroke={tones[tone]}
                strokeWidth={2}
                strokeDasharray={dash}
                dot={false}
                isAnimationActive={false}
              />
            ))}
          </ComposedChart>
        </ResponsiveContainer>
      </Box>
      <Box
        component="ul"
        aria-label={say("trend.compliance")}
        sx={{
          position: "absolute",
          left: 0,
          width: "1px",
          height: "1px",
          m: 0,
          overflow: "hidden",
          clipPath: "inset(50%)",
        }}
      >
        {points.map(({ year, band }) => (
          <li key={year}>{`${year}: ${band ? bandWords(band[0], band[1], lang) : say("rate.none")}`}</li>
        ))}
      </Box>
    </Box>
  );
}

function Key({ colour, words, dash }: { readonly colour: string; readonly words: string; readonly dash?: string }) {
  return (
    <Stack direction="row" spacing={0.75} sx={{ alignItems: "center" }}>
      <svg width="26" height="8" aria-hidden="true">
        <line x1="0" y1="4" x2="26" y2="4" stroke={colour} strokeWidth="2.5" strokeDasharray={dash} />
      </svg>
      <span>{words}</span>
    </Stack>
  );
}

function Figures({ year, point }: { readonly year: string; readonly point: Drawn | undefined }) {
  const say = useSay();
  const lang = useLang();
  if (!point) return null;
  const lines: [string, string | null][] = [
    [say("trend.compliance"), point.band && bandWords(point.band[0], point.band[1], lang)],
    [say("trend.cadres"), point.cadres === null ? null : shareWords(point.cadres, lang)],
    [say("trend.servants"), point.servants === null ? null : shareWords(point.servants, lang)],
  ];
  return (
    <Box sx={{ bgcolor: "background.paper", border: 1, borderColor: "divider", borderRadius: 1, p: 1, fontSize: 12.5 }}>
      <strong>31/12/{year}</strong>
      {lines.map(([name, value]) => value && <div key={name}>{`${name}: ${value}`}</div>)}
    </Box>
  );
}
