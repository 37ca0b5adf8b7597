import { Button } from "@mui/material";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { addDays, dayWords } from "../../shared/day.js";
import type { Verdict } from "../../shared/gap/status.js";
import { goToDay, useDay } from "../day.js";
import { wholeWords } from "../format.js";
import { Answered, Empty } from "../page.js";
import { useQuestion } from "../question.js";
import { useLang, useSay } from "../words.js";

const NEAREST = `query($day: LocalDate!){
  now: standards(filter: {state: {ne: DRAFT}}, asOf: $day, limit: 1){totalCount}
  past: standards(filter: {state: {ne: DRAFT}, inForceUntil: {lte: $day}}, orderBy: [IN_FORCE_UNTIL_DESC], limit: 1){nodes{inForceUntil}}
  next: standards(filter: {state: {ne: DRAFT}, inForceFrom: {gt: $day}}, orderBy: [IN_FORCE_FROM_ASC], limit: 1){nodes{inForceFrom}}}`;
type Nearest = {
  readonly now: { readonly totalCount: number };
  readonly past: { readonly nodes: readonly { readonly inForceUntil: string }[] };
  readonly next: { readonly nodes: readonly { readonly inForceFrom: string }[] };
};

/** No standard applies: why (the last one's end, or the first one's beginning), and the way to a day that has one. */
export function NoStandard({ title }: { readonly title: string }) {
  const say = useSay();
  const { day } = useDay();
  const { data } = useQuestion<Nearest>(NEAREST, { day });
  const ended = data?.past.nodes[0]?.inForceUntil;
  const begins = data?.next.nodes[0]?.inForceFrom;
  const near = ended ? addDays(ended, -1) : begins;
  if (!data) return <Empty title={title} />;
  if (data.now.totalCount > 0 || !near)
    return (
      <Empty
        title={title}
        help={say(data.now.totalCount > 0 ? "none.others" : "none.never")}
        action={
          <Button component={Link} to="/standards" variant="outlined">
            {say("none.standards")}
          </Button>
        }
      />
    );
  return (
    <Empty
      title={title}
      help={ended ? say("none.ended", { day: dayWords(ended) }) : say("none.begins", { day: dayWords(near) })}
      action={
        <Button variant="outlined" onClick={() => goToDay(near)}>
          {say("start.seeDay", { day: dayWords(near) })}
        </Button>
      }
    />
  );
}

const VERDICTS = `query($filter: GapFilter, $asOf: LocalDate){
  compliance(by: [], filter: $filter, asOf: $asOf){verdicts{verdict count}}}`;
type Verdicts = {
  readonly compliance: readonly {
    readonly verdicts: readonly { readonly verdict: Verdict; readonly count: number }[];
  }[];
};

/** In the place of an empty list: that nobody it is about is under a standard, where that is why; else `otherwise`. */
export function NothingAsked({ filter, otherwise }: { readonly filter: object; readonly otherwise: ReactNode }) {
  const say = useSay();
  const lang = useLang();
  const asked = useQuestion<Verdicts>(VERDICTS, { filter });
  return (
    <Answered asked={asked}>
      {({ compliance: [all] }) => {
        const people = all?.verdicts.reduce((sum, { count }) => sum + count, 0) ?? 0;
        const without = all?.verdicts.find(({ verdict }) => verdict === "NO_STANDARD")?.count ?? 0;
        return people > 0 && without === people ? (
          <NoStandard title={say("none.people", { count: wholeWords(people, lang) })} />
        ) : (
          otherwise
        );
      }}
    </Answered>
  );
}
