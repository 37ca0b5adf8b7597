import {
  Box,
  LinearProgress,
  Link as MuiLink,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
} from "@mui/material";
import type { RaRecord } from "react-admin";
import { Link } from "react-router";
import { enrolment } from "../../shared/training/class.js";
import { wholeWords } from "../format.js";
import { usePhone } from "../frame/top-bar.js";
import { StatusMark } from "../gap/status.js";
import { Answered, Empty, Section } from "../page.js";
import { type Held, heldInOrder, positionWords } from "../people/position-words.js";
import { useQuestion } from "../question.js";
import { RecordPage } from "../screens/show.js";
import { unitWords } from "../title.js";
import { useLang, useSay } from "../words.js";
import { AddParticipant, ClosesLine, useCloses } from "./closes.js";

const ROSTER = `query($id: ID!, $day: LocalDate, $offset: Int){enrolments(filter: {classId: {eq: $id}}, orderBy: [OFFICIAL_FULL_NAME_ASC], limit: 100, offset: $offset){
  totalCount nodes{id state result certificateNumber official{id fullName code assignments(asOf: $day, limit: 2){nodes{id kind position{id name nameEn urbanName} unit{id name kind}}}}}}}`;

type Enrolled = {
  readonly id: string;
  readonly state: keyof typeof enrolment.fields.state.values;
  readonly result: keyof typeof enrolment.fields.result.values | null;
  readonly certificateNumber: string | null;
  readonly official: {
    readonly id: string;
    readonly fullName: string;
    readonly code: string;
    readonly assignments: { readonly nodes: readonly Held[] };
  };
};
type Answer = { readonly enrolments: { readonly totalCount: number; readonly nodes: readonly Enrolled[] } };

/** A class: what it closes, who is in it and with what result. */
export default function ClassScreen() {
  return <RecordPage above={Effect} instead={["enrolments"]} after={Roster} />;
}

function Effect({ record }: { readonly record: RaRecord }) {
  const closed = record.state === "CLOSED" || record.state === "CANCELLED";
  const asked = useCloses(closed ? null : record.courseId, { enrolments: { some: { classId: { eq: record.id } } } });
  return closed ? null : <ClosesLine asked={asked} word="class.closes" />;
}

function Roster({ record }: { readonly record: RaRecord }) {
  const say = useSay();
  const lang = useLang();
  const phone = usePhone();
  // Where people worked when they sat in the class, not where they work now.
  const asked = useQuestion<Answer>(ROSTER, { id: record.id, day: record.heldFrom, offset: 0 });
  return (
    <Section title={say("class.roster")} actions={<AddParticipant classId={record.id} />}>
      <Answered asked={asked} lines={8}>
        {({ enrolments: { nodes, totalCount } }) =>
          nodes.length === 0 ? (
            <Empty title={say("class.noRoster")} action={<AddParticipant classId={record.id} />} />
          ) : (
            <>
              <Seats nodes={nodes} total={totalCount} seats={record.capacity} />
              {phone ? <RosterList nodes={nodes} /> : <RosterTable nodes={nodes} />}
              {totalCount > nodes.length && (
                <MuiLink
                  component={Link}
                  to={`/enrolments?filter=${encodeURIComponent(JSON.stringify({ classId: record.id }))}`}
                >
                  {say("record.seeAll", { count: wholeWords(totalCount, lang) })}
                </MuiLink>
              )}
            </>
          )
        }
      </Answered>
    </Section>
  );
}

function Seats({
  nodes,
  total,
  seats,
}: {
  readonly nodes: readonly Enrolled[];
  readonly total: number;
  readonly seats: number;
}) {
  const say = useSay();
  const lang = useLang();
  const having = (result: Enrolled["result"]): string =>
    wholeWords(nodes.filter((one) => one.result === result).length, lang);
  return (
    <Box sx={{ maxWidth: 480, mb: 1, fontSize: 13 }}>
      <LinearProgress
        variant="determinate"
        value={Math.min(100, (100 * total) / seats)}
        aria-label={say("class.seats", { taken: total, seats })}
        sx={{ height: 8, borderRadius: 1, mb: 0.5 }}
      />
      {say("class.seats", { taken: wholeWords(total, lang), seats: wholeWords(seats, lang) })}
      {`: ${say("class.passed", { passed: having("PASSED") })}, ${say("class.failed", { failed: having("FAILED") })}, ${say("class.open", { open: having(null) })}`}
    </Box>
  );
}

function Result({ of: { result } }: { readonly of: Enrolled }) {
  const lang = useLang();
  if (!result) return null;
  return (
    <StatusMark status={result === "PASSED" ? "MET" : "GAP"} words={enrolment.fields.result.values[result][lang]} />
  );
}

/** On a phone: who and where, then the position and the result. */
function RosterList({ nodes }: { readonly nodes: readonly Enrolled[] }) {
  const lang = useLang();
  const pair = { display: "flex", justifyContent: "space-between", gap: 1 } as const;
  return (
    <Box component="ul" sx={{ listStyle: "none", p: 0, m: 0 }}>
      {nodes.map((one) => {
        const [held] = heldInOrder(one.official.assignments.nodes);
        return (
          <Box component="li" key={one.id} sx={{ borderBottom: 1, borderColor: "divider" }}>
            <MuiLink
              component={Link}
              to={`/officials/${one.official.id}/show`}
              color="inherit"
              underline="none"
              sx={{ display: "block", py: 1, minHeight: 52 }}
            >
              <Box sx={pair}>
                <strong>{one.official.fullName}</strong>
                <Box sx={{ color: "text.secondary", fontSize: 13 }}>{held && unitWords(held.unit, lang)}</Box>
              </Box>
              <Box sx={{ ...pair, color: "text.secondary", fontSize: 13 }}>
                {held ? positionWords(held, lang) : enrolment.fields.state.values[one.state][lang]}
                <Result of={one} />
              </Box>
            </MuiLink>
          </Box>
        );
      })}
    </Box>
  );
}

function RosterTable({ nodes }: { readonly nodes: readonly Enrolled[] }) {
  const say = useSay();
  const lang = useLang();
  const { state, result, certificateNumber } = enrolment.fields;
  return (
    <TableContainer sx={{ overflowX: "auto" }}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{say("list.person")}</TableCell>
            <TableCell>{say("list.position")}</TableCell>
            <TableCell>{say("list.unit")}</TableCell>
            <TableCell>{state.label[lang]}</TableCell>
            <TableCell>{result.label[lang]}</TableCell>
            <TableCell>{certificateNumber.label[lang]}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {nodes.map((one) => {
            const [held] = heldInOrder(one.official.assignments.nodes);
            return (
              <TableRow key={one.id} hover>
                <TableCell sx={{ whiteSpace: "nowrap" }}>
                  <MuiLink
                    component={Link}
                    to={`/officials/${one.official.id}/show`}
                    color="inherit"
                    underline="hover"
                    sx={{ fontWeight: 500 }}
                  >
                    {one.official.fullName}
                  </MuiLink>
                </TableCell>
                <TableCell>{held && positionWords(held, lang)}</TableCell>
                <TableCell sx={{ whiteSpace: "nowrap" }}>{held && unitWords(held.unit, lang)}</TableCell>
                <TableCell sx={{ whiteSpace: "nowrap" }}>
                  <MuiLink component={Link} to={`/enrolments/${one.id}`} color="inherit" underline="hover">
                    {state.values[one.state][lang]}
                  </MuiLink>
                </TableCell>
                <TableCell>
                  <Result of={one} />
                </TableCell>
                <TableCell sx={{ whiteSpace: "nowrap" }}>{one.certificateNumber}</TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
