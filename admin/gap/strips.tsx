import { Box, Stack } from "@mui/material";
import { useMemo } from "react";
import { today } from "../../shared/day.js";
import type { RequirementStatus } from "../../shared/gap/status.js";
import { Section } from "../page.js";
import { useQuestion } from "../question.js";
import { useSubjectWords } from "../subject.js";
import { useSay } from "../words.js";
import { StatusFill, StatusMark, useStatusWords } from "./status.js";

const FIRST_YEAR = 2010;

type Seen = {
  readonly assignments: readonly {
    readonly findings: readonly { readonly subject: string; readonly status: RequirementStatus }[];
  }[];
} | null;
type Answer = { readonly official: Readonly<Record<string, Seen>> | null };

/** Worse ones stand for the year where several positions ask the same. */
const ORDER: readonly RequirementStatus[] = ["GAP", "UNKNOWN", "IN_GRACE", "WAIVED", "FUTURE_GAP", "ADVISORY", "MET"];

/** One strip per subject: its status at the end of each year since 2010. */
export function Strips({ id }: { readonly id: string }) {
  const say = useSay();
  const statusWords = useStatusWords();
  const subjectOf = useSubjectWords();
  const last = Number(today().slice(0, 4)) - 1;
  const years = useMemo(() => Array.from({ length: last - FIRST_YEAR + 1 }, (_, i) => FIRST_YEAR + i), [last]);
  const document = useMemo(
    () =>
      `query($id: ID!){official(id: $id){${years.map((year) => `y${year}: gap(asOf: "${year}-12-31"){assignments{findings{subject status}}}`).join(" ")}}}`,
    [years],
  );
  const { data } = useQuestion<Answer>(document, { id });
  const seen = data?.official;
  if (!seen) return null;
  const statusIn = (year: number, subject: string): RequirementStatus | null => {
    const all = (seen[`y${year}`]?.assignments ?? []).flatMap(({ findings }) =>
      findings.filter((one) => one.subject === subject).map(({ status }) => status),
    );
    return ORDER.find((status) => all.includes(status)) ?? null;
  };
  const subjects = [
    ...new Set(
      years.flatMap((year) =>
        (seen[`y${year}`]?.assignments ?? []).flatMap(({ findings }) => findings.map(({ subject }) => subject)),
      ),
    ),
  ];
  if (subjects.length === 0) return null;
  const legend = ORDER.filter((status) =>
    subjects.some((subject) => years.some((year) => statusIn(year, subject) === status)),
  );
  return (
    <Section title={say("gap.strips")} note={say("gap.stripsNote")}>
      <Box
        sx={{
          display: "grid",
          gridTemplateColumns: { xs: "minmax(0, 1fr)", sm: "220px minmax(0, 1fr)" },
          columnGap: 2,
          rowGap: 0.75,
          fontSize: 13,
          maxWidth: 960,
        }}
      >
        {subjects.map((subject) => (
          <Box key={subject} sx={{ display: "contents" }}>
            <Box>{subjectOf(subject)}</Box>
            <Stack direction="row" spacing="2px" sx={{ alignItems: "center" }}>
              {years.map((year) => {
                const status = statusIn(year, subject);
                return (
                  <StatusFill
                    key={year}
                    status={status}
                    title={`${year}: ${status ? statusWords(status) : say("gap.notAsked")}`}
                  />
                );
              })}
            </Stack>
          </Box>
        ))}
        <Box />
        <Stack direction="row" sx={{ justifyContent: "space-between", color: "text.secondary", fontSize: 12 }}>
          <span>{FIRST_YEAR}</span>
          <span>{last}</span>
        </Stack>
      </Box>
      <Stack direction="row" sx={{ flexWrap: "wrap", columnGap: 2, rowGap: 0.5, mt: 1, fontSize: 12.5 }}>
        {legend.map((status) => (
          <Stack key={status} direction="row" spacing={0.75} sx={{ alignItems: "center" }}>
            <Box sx={{ display: "flex", width: 22 }}>
              <StatusFill status={status} title="" />
            </Box>
            <StatusMark status={status} />
          </Stack>
        ))}
      </Stack>
    </Section>
  );
}
