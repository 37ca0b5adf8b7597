import { Box, Link as MuiLink, Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from "@mui/material";
import { Link, useNavigate } from "react-router";
import { REASONS, type Reason, type RequirementStatus } from "../../shared/gap/status.js";
import { dayText } from "../format.js";
import { usePhone } from "../frame/top-bar.js";
import { type Held, positionWords } from "../people/position-words.js";
import { useSubjectWords } from "../subject.js";
import { nameIn, unitWords } from "../title.js";
import { useLang, useSay, type WordKey } from "../words.js";
import { certificateText, useCriterionWords } from "./criterion-words.js";
import type { Certificate, Criterion } from "./finding.js";
import { StatusMark } from "./status.js";

/** A requirement of someone, as the gap list shows it. */
export type Line = {
  readonly official: { readonly id: string; readonly fullName: string };
  readonly assignment: Held;
  readonly subject: string;
  readonly status: RequirementStatus;
  readonly reason: Reason | null;
  readonly distance: number | null;
  readonly since: string | null;
  readonly dutyThrough: string | null;
  readonly criterion: Criterion;
  readonly article: { readonly number: string; readonly document: { readonly number: string } };
  readonly qualification: Certificate | null;
  readonly held: { readonly id: string; readonly name: string; readonly nameEn: string | null } | null;
};
const keyOf = ({ assignment, criterion, subject }: Line): string => `${assignment.id} ${subject} ${criterion.id}`;

/** The lines of the gap list: a table, or on a phone two lines each. */
export function Lines({ lines }: { readonly lines: readonly Line[] }) {
  const say = useSay();
  const phone = usePhone();
  if (phone) return <ShortLines lines={lines} />;
  const heads = [
    "list.person",
    "list.position",
    "list.unit",
    "list.requirement",
    "list.held",
    "list.status",
    "list.distance",
    "list.since",
    "list.due",
  ] as const;
  return (
    <TableContainer sx={{ overflowX: "auto" }}>
      <Table size="small">
        <TableHead>
          <TableRow>
            {heads.map((head) => (
              <TableCell
                key={head}
                align={head === "list.distance" ? "right" : "left"}
                sx={{ ...(LEAST[head] && { minWidth: LEAST[head] }) }}
              >
                {say(head)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.map((line) => (
            <GapLine key={keyOf(line)} line={line} />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

/** Columns of sentences, and the room that they need, in px. */
const LEAST: Readonly<Partial<Record<WordKey, number>>> = {
  "list.position": 130,
  "list.requirement": 220,
  "list.held": 120,
  "list.status": 150,
};

function useHeldText(): (line: Line) => string {
  const lang = useLang();
  const say = useSay();
  return ({ criterion, qualification, held }) => {
    if (criterion.kind !== "LEVEL") return "";
    if (qualification) return certificateText(qualification, lang);
    return held ? nameIn(held, lang) : say("gap.nothingHeld");
  };
}

function GapLine({ line }: { readonly line: Line }) {
  const lang = useLang();
  const navigate = useNavigate();
  const subjectOf = useSubjectWords();
  const heldText = useHeldText();
  const criterionWords = useCriterionWords();
  const to = `/officials/${line.official.id}/show`;
  return (
    <TableRow hover onClick={() => navigate(to)} sx={{ cursor: "pointer" }}>
      <TableCell sx={{ whiteSpace: "nowrap" }}>
        <MuiLink
          component={Link}
          to={to}
          color="inherit"
          underline="hover"
          sx={{ fontWeight: 500 }}
          onClick={(event) => event.stopPropagation()}
        >
          {line.official.fullName}
        </MuiLink>
      </TableCell>
      <TableCell>{positionWords(line.assignment, lang)}</TableCell>
      <TableCell sx={{ whiteSpace: "nowrap" }}>{unitWords(line.assignment.unit, lang)}</TableCell>
      <TableCell title={`${line.article.number}, ${line.article.document.number}`}>
        {subjectOf(line.subject)}: {criterionWords(line.criterion)}
      </TableCell>
      <TableCell>{heldText(line)}</TableCell>
      <TableCell sx={{ whiteSpace: "nowrap" }}>
        <StatusMark
          status={line.status}
          {...(line.reason && line.status !== "MET" && { words: REASONS[line.reason][lang] })}
        />
      </TableCell>
      <TableCell align="right">{line.distance || null}</TableCell>
      <TableCell sx={{ whiteSpace: "nowrap" }}>{dayText(line.since)}</TableCell>
      <TableCell sx={{ whiteSpace: "nowrap" }}>{dayText(line.dutyThrough)}</TableCell>
    </TableRow>
  );
}

function ShortLines({ lines }: { readonly lines: readonly Line[] }) {
  const lang = useLang();
  const subjectOf = useSubjectWords();
  return (
    <Box component="ul" sx={{ listStyle: "none", p: 0, m: 0 }}>
      {lines.map((line) => (
        <Box component="li" key={keyOf(line)} sx={{ borderBottom: 1, borderColor: "divider" }}>
          <MuiLink
            component={Link}
            to={`/officials/${line.official.id}/show`}
            color="inherit"
            underline="none"
            sx={{ display: "block", py: 1 }}
          >
            <Box sx={{ display: "flex", justifyContent: "space-between", gap: 1 }}>
              <strong>{line.official.fullName}</strong>
              <Box sx={{ color: "text.secondary", fontSize: 13, textAlign: "right" }}>
                {unitWords(line.assignment.unit, lang)}
              </Box>
            </Box>
            <Box sx={{ display: "flex", justifyContent: "space-between", gap: 1, fontSize: 13 }}>
              <StatusMark
                status={line.status}
                {...(line.reason && line.status !== "MET" && { words: REASONS[line.reason][lang] })}
              />
              <Box sx={{ textAlign: "right" }}>{subjectOf(line.subject)}</Box>
            </Box>
          </MuiLink>
        </Box>
      ))}
    </Box>
  );
}
