import { Box, Link as MuiLink, Typography } from "@mui/material";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { WEIGHTS } from "../../shared/gap/status.js";
import { nameIn } from "../title.js";
import { useLang, useSay } from "../words.js";
import { certificateText } from "./criterion-words.js";
import type { Finding } from "./finding.js";

/** Why a requirement has its status: a sentence, the article's text, the certificates looked at, the courses. */
export function Explanation({ finding }: { readonly finding: Finding }) {
  const say = useSay();
  const lang = useLang();
  const { explanation, article, overridden, considered, courses, criterion, fact } = finding;
  return (
    <Box
      sx={{
        bgcolor: (theme) => theme.palette.tones.wash,
        borderRadius: 1,
        p: 1.5,
        fontSize: 13,
        display: "grid",
        gap: 1.5,
        gridTemplateColumns: { xs: "1fr", md: "1fr 1fr" },
      }}
    >
      <Part title={say("gap.why")} wide>
        {explanation}
      </Part>
      <Part title={say("gap.article")}>
        <MuiLink component={Link} to={`/legalDocuments/${article.document.id}/show`}>
          {article.number}, {article.document.number}
        </MuiLink>
        <Box sx={{ color: "text.secondary" }}>{article.document.title}</Box>
        {article.summary && <Box sx={{ mt: 0.5 }}>{article.summary}</Box>}
        {overridden.length > 0 && (
          <Box sx={{ mt: 0.5, color: "text.secondary" }}>
            {say("gap.overridden")}:{" "}
            {overridden.map((one) => `${one.article.number}, ${one.article.document.number}`).join("; ")}
          </Box>
        )}
      </Part>
      {criterion.kind === "LEVEL" && (
        <Part title={say("gap.considered")}>
          {considered.length === 0 ? (
            <Box sx={{ color: "text.secondary" }}>{say("gap.noneConsidered")}</Box>
          ) : (
            <Box component="ul" sx={{ m: 0, pl: 2.25 }}>
              {considered.map(({ qualification, why, counts }) => (
                <li key={qualification.id}>
                  <MuiLink component={Link} to={`/qualifications/${qualification.id}/show`} color="inherit">
                    {certificateText(qualification, lang)}
                    {qualification.number && ` (${qualification.number})`}
                  </MuiLink>
                  {": "}
                  <Box
                    component="span"
                    sx={{
                      fontWeight: counts ? 600 : 400,
                      color: counts ? (theme) => theme.palette.tones.met : "text.secondary",
                    }}
                  >
                    {WEIGHTS[why][lang]}
                  </Box>
                </li>
              ))}
            </Box>
          )}
        </Part>
      )}
      {fact !== "SATISFIED" && courses.length > 0 && (
        <Part title={say("gap.courses")}>
          <Box component="ul" sx={{ m: 0, pl: 2.25 }}>
            {courses.map((course) => (
              <li key={course.id}>
                <MuiLink component={Link} to={`/courses/${course.id}/show`}>
                  {nameIn(course, lang)}
                </MuiLink>
                {`, ${say("gap.days", { days: course.days })}`}
                {course.degreeStudy && `, ${say("gap.degreeStudy")}`}
              </li>
            ))}
          </Box>
        </Part>
      )}
    </Box>
  );
}

function Part({
  title,
  wide = false,
  children,
}: {
  readonly title: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Box sx={{ gridColumn: wide ? "1 / -1" : "auto", minWidth: 0 }}>
      <Typography variant="subtitle2">{title}</Typography>
      {children}
    </Box>
  );
}
