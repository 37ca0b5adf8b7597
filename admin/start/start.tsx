import { Box, Stack } from "@mui/material";
import { lazy, Suspense } from "react";
import { dayWords } from "../../shared/day.js";
import type { Verdict } from "../../shared/gap/status.js";
import { useDay } from "../day.js";
import { wholeWords } from "../format.js";
import { useUnitScope } from "../frame/unit-scope.js";
import { gapFilter } from "../gap/conditions.js";
import { NoStandard } from "../gap/no-standard.js";
import { type Rate, RateLine } from "../gap/rate.js";
import { StatusMark } from "../gap/status.js";
import { Answered, Empty, Page, Section, Waiting } from "../page.js";
import { useQuestion } from "../question.js";
import { unitWords } from "../title.js";
import { useLang, useSay } from "../words.js";
import { ByDimension } from "./by-dimension.js";
import { NearClasses } from "./classes.js";
import { Work } from "./work.js";

const Trend = lazy(() => import("./trend.js"));

const FIGURES = `query($filter: GapFilter, $asOf: LocalDate){
  compliance(by: [], filter: $filter, asOf: $asOf){met assessed unknown low high verdicts{verdict count}}
  attainment(by: [CATEGORY], dimension: "PROFESSIONAL", level: "TRUNG_CAP", filter: $filter, asOf: $asOf){keys{code} met assessed unknown low high}}`;
const PROVINCE =
  "query($asOf: LocalDate){units(filter: {kind: {eq: PROVINCE}}, asOf: $asOf, limit: 1){nodes{code name kind}}}";

type Figures = {
  readonly compliance: readonly (Rate & {
    readonly verdicts: readonly { readonly verdict: Verdict; readonly count: number }[];
  })[];
  readonly attainment: readonly (Rate & { readonly keys: readonly { readonly code: string | null }[] })[];
};
type Provinces = {
  readonly units: {
    readonly nodes: readonly { readonly code: string; readonly name: string; readonly kind: string }[];
  };
};

/** How the province stands on the day, and what is to be done about it. */
export default function Start() {
  const say = useSay();
  const lang = useLang();
  const { day } = useDay();
  const [scope] = useUnitScope();
  const filter = gapFilter({ unit: scope?.code ?? null });
  const asked = useQuestion<Figures>(FIGURES, { filter });
  const provinces = useQuestion<Provinces>(PROVINCE, { asOf: day });
  const unit = scope ?? provinces.data?.units.nodes[0];
  return (
    <Page title={unit ? say("start.within", { unit: unitWords(unit, lang), day: dayWords(day) }) : say("menu.start")}>
      <Answered asked={asked} lines={3}>
        {(figures) => <Rates figures={figures} />}
      </Answered>
      <Box
        sx={{
          display: "grid",
          gridTemplateColumns: { xs: "minmax(0, 1fr)", md: "minmax(0, 5fr) minmax(0, 7fr)" },
          columnGap: 5,
        }}
      >
        <Box>
          <Work unit={scope?.code ?? null} />
          <NearClasses />
        </Box>
        <ByDimension unit={scope?.code ?? null} />
      </Box>
      <Section title={say("start.trend")} note={say("start.trendNote")}>
        <Suspense fallback={<Waiting lines={5} />}>
          <Trend unit={scope?.code ?? null} />
        </Suspense>
      </Section>
    </Page>
  );
}

const LABELS = { CADRE: "start.cadres", CIVIL_SERVANT: "start.servants" } as const;

function Rates({ figures: { compliance, attainment } }: { readonly figures: Figures }) {
  const say = useSay();
  const lang = useLang();
  const [all] = compliance;
  const people = all?.verdicts.reduce((sum, { count }) => sum + count, 0) ?? 0;
  if (!all || people === 0) return <Empty title={say("start.nobody")} help={say("start.otherDay")} />;
  return (
    <>
      {all.assessed > 0 ? (
        <RateLine label={say("start.meets")} rate={all} />
      ) : (
        <NoStandard title={say("none.people", { count: wholeWords(people, lang) })} />
      )}
      <Stack direction="row" sx={{ flexWrap: "wrap", columnGap: 3, rowGap: 0.5, py: 0.5 }}>
        {all.verdicts
          .filter(({ count }) => count > 0)
          .map(({ verdict, count }) => (
            <StatusMark key={verdict} status={verdict} count={wholeWords(count, lang)} />
          ))}
      </Stack>
      {attainment.map(({ keys: [key], ...rate }) => {
        const label = LABELS[key?.code as keyof typeof LABELS];
        return label ? <RateLine key={key?.code} label={say(label)} rate={rate} /> : null;
      })}
    </>
  );
}
