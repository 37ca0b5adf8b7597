import FileDownload from "@mui/icons-material/FileDownloadOutlined";
import { Button, LinearProgress, Typography } from "@mui/material";
import { useDay } from "../day.js";
import { wholeWords } from "../format.js";
import { useUnit } from "../frame/unit-scope.js";
import { Answered, Empty, Page } from "../page.js";
import { Pages } from "../pages.js";
import { useQuestion } from "../question.js";
import { useSubjectWords } from "../subject.js";
import { nameIn, unitWords } from "../title.js";
import { useLang, useSay } from "../words.js";
import { ConditionInputs, usePositions } from "./condition-inputs.js";
import { gapFilter, useConditions } from "./conditions.js";
import { CRITERION } from "./finding.js";
import { type Line, Lines } from "./lines.js";
import { NothingAsked } from "./no-standard.js";
import { sentence } from "./sentence.js";

const PER_PAGE = 50;

const LIST = `query($filter: GapFilter, $limit: Int, $offset: Int, $asOf: LocalDate){
  people: gaps(filter: $filter, asOf: $asOf, limit: 1){totalCount}
  findings(filter: $filter, asOf: $asOf, limit: $limit, offset: $offset){totalCount nodes{
    official{id fullName} assignment{id kind position{id name nameEn urbanName} unit{id name kind}}
    subject status reason distance since dutyThrough criterion{${CRITERION}} article{number document{number}}
    qualification{id level{id name nameEn} fieldOfStudy{id name nameEn} school number issuedOn validThrough} held{id name nameEn}}}}`;

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
            <NothingAsked
              filter={gapFilter({
                unit: conditions.unit,
                category: conditions.category,
                position: conditions.position,
              })}
              otherwise={
                <Empty
                  title={say("list.empty")}
                  help={say("list.emptyHelp")}
                  action={<Button onClick={clear}>{say("list.clear")}</Button>}
                />
              }
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
