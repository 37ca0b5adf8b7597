import ArrowForward from "@mui/icons-material/ArrowForward";
import { Box } from "@mui/material";
import { Link } from "react-router";
import { addDays } from "../../shared/day.js";
import { useDay } from "../day.js";
import { wholeWords } from "../format.js";
import { gapAddress, gapFilter } from "../gap/conditions.js";
import { Answered, Section } from "../page.js";
import { useQuestion } from "../question.js";
import { useLang, useSay, type WordKey } from "../words.js";

const SOON_DAYS = 90;

const WORK = `query($declared: QualificationFilter, $lapsing: QualificationFilter, $grace: GapFilter, $unknown: GapFilter, $asOf: LocalDate){
  declared: qualifications(filter: $declared, limit: 1){totalCount}
  lapsing: qualifications(filter: $lapsing, limit: 1){totalCount}
  grace: findings(filter: $grace, asOf: $asOf, limit: 1){totalCount}
  unknown: findings(filter: $unknown, asOf: $asOf, limit: 1){totalCount}}`;
type Count = { readonly totalCount: number };
type Answer = Readonly<Record<"declared" | "lapsing" | "grace" | "unknown", Count>>;

const listAddress = (filter: object): string => `/qualifications?filter=${encodeURIComponent(JSON.stringify(filter))}`;

/** What waits for someone: each line leads to its list. */
export function Work({ unit }: { readonly unit: string | null }) {
  const say = useSay();
  const { day } = useDay();
  const until = addDays(day, SOON_DAYS);
  const among = unit ? { official: { unit: { within: [unit] } } } : {};
  const asked = useQuestion<Answer>(WORK, {
    declared: { state: { eq: "DECLARED" }, ...among },
    lapsing: { state: { eq: "VERIFIED" }, validThrough: { gte: day, lte: until }, ...among },
    grace: gapFilter({ unit, status: "IN_GRACE" }),
    unknown: gapFilter({ unit, status: "UNKNOWN" }),
  });
  return (
    <Section title={say("start.work")}>
      <Answered asked={asked} lines={4}>
        {({ declared, lapsing, grace, unknown }) => (
          <>
            <Line count={declared.totalCount} word="start.declared" to={listAddress({ state: "DECLARED", ...among })} />
            <Line
              count={lapsing.totalCount}
              word="start.lapsing"
              to={listAddress({ state: "VERIFIED", validThrough: { from: day, to: until }, ...among })}
            />
            <Line count={grace.totalCount} word="start.grace" to={gapAddress({ status: "IN_GRACE" })} />
            <Line count={unknown.totalCount} word="start.unknown" to={gapAddress({ status: "UNKNOWN" })} />
          </>
        )}
      </Answered>
    </Section>
  );
}

function Line({ count, word, to }: { readonly count: number; readonly word: WordKey; readonly to: string }) {
  const say = useSay();
  const lang = useLang();
  return (
    <Box
      component={Link}
      to={to}
      sx={(theme) => ({
        display: "flex",
        alignItems: "center",
        gap: 1.5,
        minHeight: { xs: 44, sm: 34 },
        py: { xs: 0.5, sm: 0 },
        color: "text.primary",
        textDecoration: "none",
        "&:hover": { backgroundColor: theme.palette.action.hover },
      })}
    >
      <Box component="strong" sx={{ minWidth: 56, textAlign: "right", fontWeight: 600 }}>
        {wholeWords(count, lang)}
      </Box>
      <Box component="span" sx={{ flexGrow: 1 }}>
        {say(word)}
      </Box>
      <ArrowForward fontSize="small" sx={{ color: "text.secondary" }} aria-hidden />
    </Box>
  );
}
