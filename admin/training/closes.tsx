import { Box, Button } from "@mui/material";
import { Link } from "react-router";
import { dayWords } from "../../shared/day.js";
import { useMay } from "../access/caller.js";
import { useDay } from "../day.js";
import { wholeWords } from "../format.js";
import { Answered } from "../page.js";
import { useQuestion } from "../question.js";
import { useLang, useSay, type WordKey } from "../words.js";

const CLOSES = `query($id: ID!, $officials: OfficialFilter, $asOf: LocalDate){course(id: $id, asOf: $asOf){closes(officials: $officials, limit: 100){
  totalCount groupBy(by: [UNIT_DISTRICT], limit: 30){keys{code label} count} nodes{official{id fullName}}}}}`;

type Closes = {
  readonly totalCount: number;
  readonly groupBy: readonly {
    readonly keys: readonly { readonly code: string | null; readonly label: string | null }[];
    readonly count: number;
  }[];
  readonly nodes: readonly { readonly official: { readonly id: string; readonly fullName: string } }[];
};

/** What passing a course would close, of some officials or of all. */
export const useCloses = (course: unknown, officials?: object) =>
  useQuestion<{ course: { closes: Closes } | null }>(
    CLOSES,
    { id: course, ...(officials && { officials }) },
    { enabled: Boolean(course) },
  );

type Asked = ReturnType<typeof useCloses>;

const people = ({ nodes }: Closes): number => new Set(nodes.map(({ official }) => official.id)).size;

/** The sentence: so many requirements of so many people; where they are more than a page, of how many is not known. */
export function ClosesLine({ asked, word }: { readonly asked: Asked; readonly word: WordKey }) {
  const say = useSay();
  const lang = useLang();
  const { day } = useDay();
  return (
    <Answered asked={asked} lines={1}>
      {({ course }) => (
        <Box
          sx={(theme) => ({
            borderLeft: `4px solid ${course?.closes.totalCount ? theme.palette.tones.met : theme.palette.tones.line}`,
            pl: 1.5,
            py: 0.5,
            my: 1.5,
          })}
        >
          {course && course.closes.totalCount > 0
            ? say(course.closes.totalCount > course.closes.nodes.length ? "course.closesMany" : word, {
                findings: wholeWords(course.closes.totalCount, lang),
                people: wholeWords(people(course.closes), lang),
                day: dayWords(day),
              })
            : say("course.closesNothing", { day: dayWords(day) })}
        </Box>
      )}
    </Answered>
  );
}

/** Adds a participant to the class: the form opens with the class filled in. */
export function AddParticipant({ classId }: { readonly classId: unknown }) {
  const say = useSay();
  const may = useMay();
  if (!may("create", "Enrolment")) return null;
  const source = encodeURIComponent(JSON.stringify({ classId, state: "CONFIRMED" }));
  return (
    <Button component={Link} to={`/enrolments/create?source=${source}`} size="small">
      {say("class.add")}
    </Button>
  );
}
