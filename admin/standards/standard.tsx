import { Box, Chip, Link as MuiLink, Stack, Typography } from "@mui/material";
import { Fragment } from "react";
import type { RaRecord } from "react-admin";
import { Link } from "react-router";
import { AREAS } from "../../shared/catalogue/unit.js";
import { dayWords } from "../../shared/day.js";
import type { Dictionary } from "../../shared/field.js";
import { STANDARD_STATES, standard } from "../../shared/standards/standard.js";
import { useDay } from "../day.js";
import { useCriterionWords } from "../gap/criterion-words.js";
import type { Criterion } from "../gap/finding.js";
import { Answered, Section } from "../page.js";
import { useQuestion } from "../question.js";
import { FieldList, RecordPage } from "../screens/show.js";
import { useSubjectWords } from "../subject.js";
import { nameIn, unitWords } from "../title.js";
import { useLang, useSay } from "../words.js";

type Line = {
  readonly id: string;
  readonly subject: string;
  readonly obligation: "MANDATORY" | "RECOMMENDED";
  readonly firstTermOnly: boolean;
  readonly wording: string | null;
  readonly rank: number;
  readonly article: { readonly number: string };
  readonly articleId: string;
  readonly criteria: readonly (Criterion & { readonly rank: number })[];
};
type Part = { readonly record: RaRecord };

/** A standard that reads like the document it rests on: its lines, "hoặc" between what is accepted, the article beside. */
export default function StandardScreen() {
  return <RecordPage lead={Lead} above={Reading} fields={false} instead={["requirements"]} />;
}

const period = (
  record: { inForceFrom: string; inForceUntil: string | null },
  say: ReturnType<typeof useSay>,
): string =>
  record.inForceUntil
    ? say("standard.until", { from: dayWords(record.inForceFrom), until: dayWords(record.inForceUntil) })
    : say("official.from", { day: dayWords(record.inForceFrom) });

function Lead({ record }: Part) {
  const say = useSay();
  const lang = useLang();
  return (
    <Stack direction="row" sx={{ flexWrap: "wrap", columnGap: 1.5, rowGap: 0.5, alignItems: "center", mt: 0.5 }}>
      <Chip
        size="small"
        variant="outlined"
        label={STANDARD_STATES[record.state as keyof typeof STANDARD_STATES][lang]}
      />
      <span>{say("standard.inForce", { from: period(record as never, say) })}</span>
      <MuiLink component={Link} to={`/legalDocuments/${record.documentId}/show`} sx={{ py: 0.5 }}>
        {record.document.number}
      </MuiLink>
    </Stack>
  );
}

function Reading({ record }: Part) {
  const say = useSay();
  const lines = [...((record.requirements ?? []) as Line[])].sort((a, b) => a.rank - b.rank);
  return (
    <>
      <Coverage record={record} />
      <Box component="ol" sx={{ p: 0, m: 0, mt: 2, listStyle: "none", maxWidth: 960 }}>
        {lines.length === 0 && <Typography sx={{ color: "text.secondary" }}>{say("standard.noLines")}</Typography>}
        {lines.map((line, i) => (
          <RequirementLine key={line.id} line={line} number={i + 1} />
        ))}
      </Box>
      <Versions record={record} />
      <Section title={say("record.fields")}>
        <FieldList of={standard as unknown as Dictionary} record={record} />
      </Section>
    </>
  );
}

function Coverage({ record }: Part) {
  const say = useSay();
  const lang = useLang();
  const areas = (codes: readonly string[]): string =>
    codes.map((code) => AREAS[code as keyof typeof AREAS][lang].toLowerCase()).join(", ");
  const where = [
    record.unit ? unitWords(record.unit, lang) : say("standard.country"),
    ...(record.anyArea.length > 0 ? [say("standard.onlyIn", { areas: areas(record.anyArea) })] : []),
    ...(record.noArea.length > 0 ? [say("standard.notIn", { areas: areas(record.noArea) })] : []),
  ].join("; ");
  const positions = (record.positions as { id: string; name: string; nameEn: string | null }[])
    .map((one) => nameIn(one, lang))
    .join("; ");
  return (
    <Box
      component="dl"
      sx={{
        display: "grid",
        gridTemplateColumns: { xs: "1fr", sm: "120px minmax(0, 1fr)" },
        columnGap: 2,
        rowGap: 0.5,
        m: 0,
        maxWidth: 960,
        "& dd": { m: 0 },
        "& dt": { color: "text.secondary" },
      }}
    >
      <dt>{say("standard.forWhom")}</dt>
      <dd>{positions}</dd>
      <dt>{say("standard.where")}</dt>
      <dd>{where}</dd>
    </Box>
  );
}

function RequirementLine({ line, number }: { readonly line: Line; readonly number: number }) {
  const say = useSay();
  const lang = useLang();
  const subjectOf = useSubjectWords();
  const criterionWords = useCriterionWords();
  const criteria = [...line.criteria].sort((a, b) => a.rank - b.rank);
  const notes = [
    ...(line.obligation === "RECOMMENDED" ? [say("standard.recommended")] : []),
    ...(line.firstTermOnly ? [say("standard.firstTerm")] : []),
  ];
  return (
    <Box
      component="li"
      sx={{
        display: "grid",
        gridTemplateColumns: { xs: "28px minmax(0, 1fr)", sm: "28px minmax(0, 1fr) 160px" },
        columnGap: 1.5,
        py: 1.5,
        borderTop: 1,
        borderColor: "divider",
      }}
    >
      <Box sx={{ color: "text.secondary", textAlign: "right" }}>{number}.</Box>
      <Box>
        <Box sx={{ fontWeight: 600 }}>
          {subjectOf(line.subject)}
          {notes.length > 0 && (
            <Box component="span" sx={{ fontWeight: 400, color: "text.secondary" }}>
              {` (${notes.join("; ")})`}
            </Box>
          )}
        </Box>
        {line.wording && lang === "vi" && <Box>{line.wording}</Box>}
        <Box sx={{ color: line.wording && lang === "vi" ? "text.secondary" : "text.primary", fontSize: 13, mt: 0.25 }}>
          {criteria.map((one, i) => (
            <Fragment key={one.id}>
              {i > 0 && (
                <Box
                  component="em"
                  sx={{ fontStyle: "normal", fontWeight: 600, color: (theme) => theme.palette.tones.accent, mx: 0.75 }}
                >
                  {say("gap.or")}
                </Box>
              )}
              {criterionWords(one)}
            </Fragment>
          ))}
        </Box>
      </Box>
      <Box sx={{ gridColumn: { xs: 2, sm: "auto" }, fontSize: 13 }}>
        <MuiLink
          component={Link}
          to={`/articles/${line.articleId}/show`}
          color="text.secondary"
          sx={{ display: "inline-block", minWidth: 24, py: 0.5 }}
        >
          {line.article.number}
        </MuiLink>
      </Box>
    </Box>
  );
}

const VERSIONS = `query($code: String!){standards(filter: {code: {eq: $code}}, orderBy: [IN_FORCE_FROM_ASC], limit: 50){
  nodes{id name inForceFrom inForceUntil state document{number} requirements{totalCount}}}}`;
type Version = {
  readonly id: string;
  readonly inForceFrom: string;
  readonly inForceUntil: string | null;
  readonly state: keyof typeof STANDARD_STATES;
  readonly document: { readonly number: string };
  readonly requirements: { readonly totalCount: number };
};

/** The versions of the standard on a line of time; the one that is read, and the one in force on the day, are marked. */
function Versions({ record }: Part) {
  const say = useSay();
  const lang = useLang();
  const { day } = useDay();
  const asked = useQuestion<{ standards: { nodes: readonly Version[] } }>(VERSIONS, { code: record.code });
  return (
    <Section title={say("standard.versions")}>
      <Answered asked={asked}>
        {({ standards: { nodes } }) => (
          <Stack direction="row" sx={{ flexWrap: "wrap", gap: 0 }}>
            {nodes.map((one) => {
              const holds =
                one.state !== "DRAFT" &&
                one.inForceFrom <= day &&
                (one.inForceUntil === null || day < one.inForceUntil);
              return (
                <Box
                  key={one.id}
                  component={Link}
                  to={`/standards/${one.id}/show`}
                  aria-current={one.id === record.id ? "page" : undefined}
                  sx={(theme) => ({
                    borderTop: `4px solid ${holds ? theme.palette.tones.met : theme.palette.tones.line}`,
                    bgcolor: one.id === record.id ? theme.palette.tones.wash : "transparent",
                    p: 1,
                    pr: 3,
                    fontSize: 13,
                    color: "text.primary",
                    textDecoration: "none",
                    "&:hover": { bgcolor: theme.palette.action.hover },
                  })}
                >
                  <Box sx={{ fontWeight: one.id === record.id ? 600 : 500 }}>{period(one, say)}</Box>
                  <Box sx={{ color: "text.secondary" }}>
                    {one.document.number}, {STANDARD_STATES[one.state][lang].toLowerCase()}
                  </Box>
                  <Box sx={{ color: "text.secondary" }}>
                    {say("standard.lines", { count: one.requirements.totalCount })}
                  </Box>
                </Box>
              );
            })}
          </Stack>
        )}
      </Answered>
    </Section>
  );
}
