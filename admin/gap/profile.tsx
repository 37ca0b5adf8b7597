import ExpandMore from "@mui/icons-material/ExpandMore";
import {
  Box,
  IconButton,
  Link as MuiLink,
  Stack,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from "@mui/material";
import { Fragment, type ReactNode, useState } from "react";
import { Link } from "react-router";
import { dayWords } from "../../shared/day.js";
import { REASONS } from "../../shared/gap/status.js";
import { ASSIGNMENT_KINDS } from "../../shared/people/assignment.js";
import { dayText } from "../format.js";
import { usePhone } from "../frame/top-bar.js";
import { Unseen } from "../page.js";
import { positionWords } from "../people/position-words.js";
import { useSubjectWords } from "../subject.js";
import { nameIn, unitWords } from "../title.js";
import { useLang, useSay } from "../words.js";
import { certificateText, useCriterionWords } from "./criterion-words.js";
import { Explanation } from "./explanation.js";
import type { AssignmentGap, Finding } from "./finding.js";
import { NoStandard } from "./no-standard.js";
import { pressingFirst } from "./pressing.js";
import { StatusMark } from "./status.js";

/** The profile of one position held: a line per requirement; a line opens to why. */
export function AssignmentProfile({ gap }: { readonly gap: AssignmentGap }) {
  const lang = useLang();
  const say = useSay();
  const phone = usePhone();
  const { assignment, verdict } = gap;
  const findings = pressingFirst(gap.findings);
  return (
    <Box component="section" sx={{ mt: 2 }}>
      <Stack direction="row" sx={{ flexWrap: "wrap", columnGap: 2, rowGap: 0.5, alignItems: "baseline" }}>
        <Typography variant="h3">
          {positionWords(assignment, lang)}, {unitWords(assignment.unit, lang)}
        </Typography>
        <Typography variant="body2" sx={{ color: "text.secondary" }}>
          {assignment.kind !== "PRIMARY" &&
            `${ASSIGNMENT_KINDS[assignment.kind as keyof typeof ASSIGNMENT_KINDS][lang]}, `}
          {say("official.from", { day: dayWords(assignment.validFrom) })}
        </Typography>
        <StatusMark status={verdict} strong />
      </Stack>
      {findings.length === 0 ? (
        <Box sx={{ mt: 1 }}>
          <NoStandard title={say("gap.noStandard")} />
        </Box>
      ) : phone ? (
        <FindingStack findings={findings} />
      ) : (
        <FindingTable findings={findings} />
      )}
    </Box>
  );
}

function FindingTable({ findings }: { readonly findings: readonly Finding[] }) {
  const say = useSay();
  return (
    <Table size="small" sx={{ mt: 0.5, tableLayout: "fixed" }}>
      <TableHead>
        <TableRow>
          <TableCell sx={{ width: "34%" }}>{say("gap.required")}</TableCell>
          <TableCell sx={{ width: "24%" }}>{say("gap.held")}</TableCell>
          <TableCell sx={{ width: "17%" }}>{say("gap.status")}</TableCell>
          <TableCell sx={{ width: "25%" }}>{say("gap.todo")}</TableCell>
          <TableCell sx={{ width: 44, p: 0 }}>
            <Unseen>{say("gap.more")}</Unseen>
          </TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {findings.map((finding) => (
          <FindingLine key={`${finding.subject} ${finding.criterion.id}`} finding={finding} />
        ))}
      </TableBody>
    </Table>
  );
}

function FindingLine({ finding }: { readonly finding: Finding }) {
  const [open, setOpen] = useState(false);
  return (
    <Fragment>
      <TableRow
        hover
        onClick={() => setOpen(!open)}
        sx={{ cursor: "pointer", "& > td": { verticalAlign: "top", ...(open && { borderBottom: 0 }) } }}
      >
        <TableCell>
          <Required finding={finding} />
        </TableCell>
        <TableCell>
          <HeldText finding={finding} />
        </TableCell>
        <TableCell>
          <Result finding={finding} />
        </TableCell>
        <TableCell>
          <Todo finding={finding} />
        </TableCell>
        <TableCell sx={{ p: 0 }}>
          <OpenButton subject={finding.subject} open={open} toggle={() => setOpen(!open)} />
        </TableCell>
      </TableRow>
      {open && (
        <TableRow>
          <TableCell colSpan={5} sx={{ pt: 0, pb: 2 }}>
            <Explanation finding={finding} />
          </TableCell>
        </TableRow>
      )}
    </Fragment>
  );
}

/** On a phone: each requirement as a block. */
function FindingStack({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <Box>
      {findings.map((finding) => (
        <FindingBlock key={`${finding.subject} ${finding.criterion.id}`} finding={finding} />
      ))}
    </Box>
  );
}

function FindingBlock({ finding }: { readonly finding: Finding }) {
  const [open, setOpen] = useState(false);
  return (
    <Box sx={{ borderBottom: 1, borderColor: "divider", py: 1, fontSize: 13 }}>
      <Stack direction="row" sx={{ alignItems: "flex-start" }}>
        <Box sx={{ flexGrow: 1, minWidth: 0 }}>
          <Required finding={finding} />
          <Box sx={{ mt: 0.5 }}>
            <Result finding={finding} />
          </Box>
          <Box sx={{ mt: 0.5 }}>
            <HeldText finding={finding} />
          </Box>
          <Box sx={{ mt: 0.5 }}>
            <Todo finding={finding} />
          </Box>
        </Box>
        <OpenButton subject={finding.subject} open={open} toggle={() => setOpen(!open)} />
      </Stack>
      {open && <Explanation finding={finding} />}
    </Box>
  );
}

function OpenButton({
  subject,
  open,
  toggle,
}: {
  readonly subject: string;
  readonly open: boolean;
  readonly toggle: () => void;
}) {
  const say = useSay();
  const subjectOf = useSubjectWords();
  return (
    <IconButton
      aria-label={say("gap.open", { subject: subjectOf(subject) })}
      aria-expanded={open}
      onClick={(event) => {
        event.stopPropagation();
        toggle();
      }}
      sx={{ width: 44, height: 36, transform: open ? "rotate(180deg)" : "none" }}
    >
      <ExpandMore fontSize="small" />
    </IconButton>
  );
}

function Required({ finding: { subject, criterion, others, article } }: { readonly finding: Finding }) {
  const say = useSay();
  const subjectOf = useSubjectWords();
  const criterionWords = useCriterionWords();
  const criteria = [criterion, ...others.map((one) => one.criterion)];
  return (
    <>
      <Box sx={{ fontWeight: 600 }}>{subjectOf(subject)}</Box>
      {criteria.map((one, i) => (
        <Box key={one.id}>
          {i > 0 && <Muted>{say("gap.or")} </Muted>}
          {criterionWords(one)}
        </Box>
      ))}
      <Muted>
        {article.number}, {article.document.number}
      </Muted>
    </>
  );
}

const Muted = ({ children }: { readonly children: ReactNode }) => (
  <Box component="span" sx={{ color: "text.secondary" }}>
    {children}
  </Box>
);

function HeldText({ finding: { criterion, qualification, held } }: { readonly finding: Finding }) {
  const lang = useLang();
  const say = useSay();
  if (criterion.kind !== "LEVEL") return <Muted>{say("gap.personal")}</Muted>;
  if (qualification) {
    return (
      <>
        {certificateText(qualification, lang)}
        {qualification.validThrough && (
          <Box>
            <Muted>{say("gap.through", { day: dayWords(qualification.validThrough) })}</Muted>
          </Box>
        )}
      </>
    );
  }
  return held ? nameIn(held, lang) : <Muted>{say("gap.nothingHeld")}</Muted>;
}

function Result({
  finding: { status, reason, since, dutyThrough, expiringThrough, distance },
}: {
  readonly finding: Finding;
}) {
  const lang = useLang();
  const say = useSay();
  const notes = [
    ...(reason && status !== "MET" ? [REASONS[reason][lang]] : []),
    ...(distance !== null && distance > 0
      ? [say(distance === 1 ? "gap.distance1" : "gap.distance", { count: distance })]
      : []),
    ...(since ? [say("gap.since", { day: dayText(since) })] : []),
    ...(dutyThrough
      ? [say(status === "IN_GRACE" ? "gap.graceThrough" : "gap.through", { day: dayText(dutyThrough) })]
      : []),
    ...(expiringThrough ? [say("gap.expiring", { day: dayText(expiringThrough) })] : []),
  ];
  return (
    <>
      <StatusMark status={status} strong />
      {notes.map((note) => (
        <Box key={note} sx={{ color: "text.secondary" }}>
          {note}
        </Box>
      ))}
    </>
  );
}

/** The one next step. */
function Todo({ finding }: { readonly finding: Finding }) {
  const lang = useLang();
  const say = useSay();
  const { status, courses, inTraining, remediable, fact } = finding;
  if (inTraining)
    return (
      <>
        <CourseLink to={`/classes/${inTraining.class.id}/show`}>{inTraining.class.name}</CourseLink>
        <Box>
          <Muted>{say("gap.inTraining", { day: dayWords(inTraining.heldThrough) })}</Muted>
        </Box>
      </>
    );
  if (fact === "SATISFIED" || status === "WAIVED") return null;
  if (fact === "UNKNOWN") return <Muted>{say("gap.checkFile")}</Muted>;
  if (!remediable) return <Muted>{say("gap.notByTraining")}</Muted>;
  const [first, ...others] = courses;
  if (!first) return <Muted>{say("gap.noCourse")}</Muted>;
  return (
    <>
      <CourseLink to={`/courses/${first.id}/show`}>{nameIn(first, lang)}</CourseLink>
      <Box>
        <Muted>
          {say("gap.days", { days: first.days })}
          {first.degreeStudy && `, ${say("gap.degreeStudy")}`}
          {others.length > 0 && `, ${say("gap.moreCourses", { count: others.length })}`}
        </Muted>
      </Box>
    </>
  );
}

const CourseLink = ({ to, children }: { readonly to: string; readonly children: ReactNode }) => (
  <MuiLink component={Link} to={to} onClick={(event) => event.stopPropagation()}>
    {children}
  </MuiLink>
);
