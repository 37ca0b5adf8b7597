import { Box, Typography } from "@mui/material";
import { Link } from "react-router";
import { wholeWords } from "../format.js";
import { gapAddress, gapFilter } from "../gap/conditions.js";
import type { Group } from "../gap/grid.js";
import { StatusMark } from "../gap/status.js";
import { Answered, Section } from "../page.js";
import { useQuestion } from "../question.js";
import { useSubjectWords } from "../subject.js";
import { useLang, useSay } from "../words.js";

const GAPS = `query($filter: GapFilter, $within: GapFilter, $asOf: LocalDate){
  asked: findings(filter: $within, asOf: $asOf, limit: 1){totalCount}
  gaps(filter: $filter, asOf: $asOf, limit: 1){groupBy(by: [DIMENSION], orderBy: COUNT_DESC){keys{code label} count}}}`;
type Answer = {
  readonly asked: { readonly totalCount: number };
  readonly gaps: { readonly groupBy: readonly Group[] };
};

/** How many people fall short of each dimension; a bar opens them. */
export function ByDimension({ unit }: { readonly unit: string | null }) {
  const say = useSay();
  const asked = useQuestion<Answer>(GAPS, { filter: gapFilter({ unit, status: "GAP" }), within: gapFilter({ unit }) });
  return (
    <Section title={say("start.byDimension")} note={say("start.byDimensionNote")}>
      <Answered asked={asked} lines={6}>
        {({ asked: { totalCount }, gaps: { groupBy } }) => {
          if (totalCount === 0) return <StatusMark status="NO_STANDARD" words={say("start.noStandard")} />;
          return groupBy.length === 0 ? (
            <StatusMark status="MET" words={say("start.allMet")} />
          ) : (
            <Bars groups={groupBy} />
          );
        }}
      </Answered>
    </Section>
  );
}

function Bars({ groups }: { readonly groups: readonly Group[] }) {
  const lang = useLang();
  const subjectOf = useSubjectWords();
  const most = Math.max(...groups.map(({ count }) => count));
  return (
    <Box>
      {groups.map(({ keys: [key], count }) => (
        <Box
          key={key?.code ?? ""}
          component={Link}
          to={gapAddress({ dimension: key?.code ?? null })}
          sx={(theme) => ({
            display: "grid",
            gridTemplateColumns: { xs: "minmax(0, 1fr) 56px", sm: "200px minmax(0, 1fr) 56px" },
            columnGap: 1.5,
            alignItems: "center",
            minHeight: { xs: 44, sm: 32 },
            color: "text.primary",
            textDecoration: "none",
            fontSize: 13,
            "&:hover": { backgroundColor: theme.palette.action.hover },
          })}
        >
          <span>{subjectOf(key?.code ?? "")}</span>
          <Box sx={{ gridRow: { xs: 2, sm: 1 }, gridColumn: { xs: 1, sm: 2 }, height: 14 }}>
            <Box
              sx={(theme) => ({
                height: 14,
                width: `${(100 * count) / most}%`,
                minWidth: 3,
                backgroundColor: theme.palette.tones.gap,
                borderRadius: 0.5,
              })}
            />
          </Box>
          <Typography component="span" sx={{ textAlign: "right", fontWeight: 600 }}>
            {wholeWords(count, lang)}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
