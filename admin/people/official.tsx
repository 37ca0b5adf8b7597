import { Box, Stack, Tab, Tabs, Typography } from "@mui/material";
import { type SyntheticEvent, useState } from "react";
import type { RaRecord } from "react-admin";
import { dayWords } from "../../shared/day.js";
import type { Dictionary } from "../../shared/field.js";
import { ETHNICITIES, GENDERS, official } from "../../shared/people/official.js";
import { useDay } from "../day.js";
import { wholeWords } from "../format.js";
import { type AssignmentGap, type OfficialGap, PROFILE } from "../gap/finding.js";
import { AssignmentProfile } from "../gap/profile.js";
import { StatusMark } from "../gap/status.js";
import { Strips } from "../gap/strips.js";
import { Answered, Empty, Section } from "../page.js";
import { useQuestion } from "../question.js";
import { FieldList, OwnedList, PointingList, RecordPage } from "../screens/show.js";
import { useLang, useSay } from "../words.js";
import { sumOf } from "./sum.js";

const of = official as unknown as Dictionary;
type Part = { readonly record: RaRecord };

/** An official: who, what is held, what is missing and why; then the file. */
export default function OfficialScreen() {
  return <RecordPage lead={Lead} above={Profile} fields={false} instead={Object.keys(of.lists ?? {})} />;
}

function useGap(id: unknown) {
  const lang = useLang();
  return useQuestion<{ official: { gap: OfficialGap | null } | null }>(PROFILE, {
    id,
    lang: lang === "vi" ? "VI" : "EN",
  });
}

function Lead({ record }: Part) {
  const lang = useLang();
  const say = useSay();
  const { data } = useGap(record.id);
  const gap = data?.official?.gap;
  const about = [
    record.code,
    ...(record.birthDate ? [say("official.born", { day: dayWords(record.birthDate) })] : []),
    GENDERS[record.gender as keyof typeof GENDERS][lang].toLowerCase(),
    ...(record.ethnicity ? [ETHNICITIES[record.ethnicity as keyof typeof ETHNICITIES][lang]] : []),
  ];
  return (
    <Stack direction="row" sx={{ flexWrap: "wrap", columnGap: 2, rowGap: 0.25, alignItems: "baseline" }}>
      <Typography variant="body1" sx={{ color: "text.secondary" }}>
        {about.join(" · ")}
      </Typography>
      {gap && <Sum assignments={gap.assignments} />}
    </Stack>
  );
}

/** What the findings come to: how many are met, missing, unknown. */
function Sum({ assignments }: { readonly assignments: readonly AssignmentGap[] }) {
  return sumOf(assignments).map(({ status, count }) => (
    <StatusMark key={status} status={status} count={count} strong />
  ));
}

function Profile({ record }: Part) {
  const say = useSay();
  const { day } = useDay();
  const asked = useGap(record.id);
  return (
    <>
      <Section title={say("gap.profile")}>
        <Answered asked={asked} lines={5}>
          {({ official: found }) =>
            found?.gap && found.gap.assignments.length > 0 ? (
              found.gap.assignments.map((one) => <AssignmentProfile key={one.assignment.id} gap={one} />)
            ) : (
              <Empty title={say("gap.noPost", { day: dayWords(day) })} help={say("gap.noPostHelp")} />
            )
          }
        </Answered>
      </Section>
      <Strips id={String(record.id)} />
      <FileTabs record={record} />
    </>
  );
}

type TabName = "qualifications" | "assignments" | "classes" | "file";

function FileTabs({ record }: Part) {
  const say = useSay();
  const lang = useLang();
  const [tab, setTab] = useState<TabName>("qualifications");
  const counted = (name: string): string => ` (${wholeWords(Number(record[`${name}Total`] ?? 0), lang)})`;
  const lists = of.lists ?? {};
  return (
    <Section title={say("official.file")}>
      <Tabs
        value={tab}
        onChange={(_event: SyntheticEvent, next: TabName) => setTab(next)}
        variant="scrollable"
        scrollButtons={false}
        sx={{ borderBottom: 1, borderColor: "divider", mb: 1 }}
      >
        <Tab
          value="qualifications"
          id="tab-qualifications"
          label={say("official.qualifications") + counted("qualifications")}
        />
        <Tab value="assignments" id="tab-assignments" label={say("official.assignments") + counted("assignments")} />
        <Tab value="classes" id="tab-classes" label={say("official.classes")} />
        <Tab value="file" id="tab-file" label={say("record.fields")} />
      </Tabs>
      <Box role="tabpanel" aria-labelledby={`tab-${tab}`}>
        {tab === "qualifications" && lists.qualifications && (
          <OwnedList name="qualifications" list={lists.qualifications} record={record} bare />
        )}
        {tab === "assignments" && lists.assignments && (
          <OwnedList name="assignments" list={lists.assignments} record={record} bare />
        )}
        {tab === "classes" && lists.enrolments && <PointingList list={lists.enrolments} record={record} bare />}
        {tab === "file" && <FieldList of={of} record={record} />}
      </Box>
    </Section>
  );
}
