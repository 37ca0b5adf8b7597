import FileDownload from "@mui/icons-material/FileDownloadOutlined";
import {
  Box,
  Button,
  LinearProgress,
  Link as MuiLink,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
} from "@mui/material";
import { Link, useNavigate } from "react-router";
import { REASONS, type Reason, type RequirementStatus } from "../../shared/gap/status.js";
import { useDay } from "../day.js";
import { dayText, wholeWords } from "../format.js";
import { usePhone } from "../frame/top-bar.js";
import { useUnit } from "../frame/unit-scope.js";
import { Answered, Empty, Page } from "../page.js";
import { Pages } from "../pages.js";
import { type Held, positionWords } from "../people/position-words.js";
import { useQuestion } from "../question.js";
import { useSubjectWords } from "../subject.js";
import { nameIn, unitWords } from "../title.js";
import { useLang, useSay } from "../words.js";
import { ConditionInputs, usePositions } from "./condition-inputs.js";
import { gapFilter, useConditions } from "./conditions.js";
import { certificateText, useCriterionWords } from "./criterion-words.js";
import { type Certificate, CRITERION, type Criterion } from "./finding.js";
import { sentence } from "./sentence.js";
import { StatusMark } from "./status.js";

const PER_PAGE = 50;

const LIST = `query($filter: GapFilter, $limit: Int, $offset: Int, $asOf: LocalDate){
  people: gaps(filter: $filter, asOf: $asOf, limit: 1){totalCount}
  findings(filter: $filter, asOf: $asOf, limit: $limit, offset: $offset){totalCount nodes{
    official{id fullName} assignment{id kind position{id name nameEn urbanName} unit{id name kind}}
    subject status reason distance since dutyThrough criterion{${CRITERION}} article{number document{number}}
    qualification{id level{id name nameEn} fieldOfStudy{id name nameEn} school number issuedOn validThrough} held{id name nameEn}}}}`;

type Line = {
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
type Answer = {
  readonly people: { readonly totalCount: number };
  readonly findings: { readonly totalCount: number; readonly nodes: readonly Line[] };
};

/** Who falls short of what: the conditions as a sentence, then a line per requirement. */
export default function GapList() {
  const say = useSay();
  const lang = useLang();
  const { day, chosen } = useDay();
  const { conditions, page, setPage, clear } = useConditions();
  const asked = useQuestion<Answer>(LIST, {
    filter: gapFilter(conditions),
    limit: PER_PAGE,
    offset: (page - 1) * PER_PAGE,
  });
  const unit = useUnit(conditions.unit);
  const positions = usePositions();
  const subjectOf = useSubjectWords();
  const position = positions.find(({ code }) => code === conditions.position);
  const named = {
    unit: unit ? unitWords(unit, lang) : "",
    position: position ? nameIn(position, lang) : "",
    dimension: conditions.dimension ? subjectOf(conditions.dimension) : "",
  };
  const { data } = asked;
  const sheet = { filter: JSON.stringify(gapFilter(conditions)), labels: lang, ...(chosen && { asOf: day }) };
  return (
    <Page
      title={say("list.title")}
      actions={
        <Button href={`/csv/findings?${new URLSearchParams(sheet).toString()}`} startIcon={<FileDownload />} download>
          {say("list.csv")}
        </Button>
      }
      lead={
        <Typography variant="body1" data-testid="sentence" aria-live="polite">
          {sentence(conditions, named, day, lang)}
          {data && (
            <>
              {": "}
              <strong>{say("list.people", { count: wholeWords(data.people.totalCount, lang) })}</strong>
              {`, ${say("list.findings", { count: wholeWords(data.findings.totalCount, lang) })}`}
            </>
          )}
        </Typography>
      }
    >
      <ConditionInputs />
      <LinearProgress sx={{ height: 2, mt: 1, visibility: asked.isFetching ? "visible" : "hidden" }} aria-hidden />
      <Answered asked={asked} lines={10}>
        {({ findings }) =>
          findings.totalCount === 0 ? (
            <Empty
              title={say("list.empty")}
              help={say("list.emptyHelp")}
              action={<Button onClick={clear}>{say("list.clear")}</Button>}
            />
          ) : (
            <>
              <Lines lines={findings.nodes} />
              <Pages total={findings.totalCount} page={page} perPage={PER_PAGE} setPage={setPage} />
            </>
          )
        }
      </Answered>
    </Page>
  );
}

const keyOf = ({ assignment, criterion, subject }: Line): string => `${assignment.id} ${subject} ${criterion.id}`;

function Lines({ lines }: { readonly lines: readonly Line[] }) {
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
              <TableCell key={head} align={head === "list.distance" ? "right" : "left"} sx={{ whiteSpace: "nowrap" }}>
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
        <Box component="li" key={keyOf(line)} sx={{ borderBottom: 1, borderColor: "divider", py: 1 }}>
          <MuiLink
            component={Link}
            to={`/officials/${line.official.id}/show`}
            color="inherit"
            underline="none"
            sx={{ display: "block" }}
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
