import { Box, Link as MuiLink } from "@mui/material";
import { Link } from "react-router";
import { CLASS_STATES } from "../../shared/training/class.js";
import { useDay } from "../day.js";
import { dayText } from "../format.js";
import { Answered, Section } from "../page.js";
import { useQuestion } from "../question.js";
import { useLang, useSay } from "../words.js";

const NEAR = `query($day: LocalDate){
  next: classes(filter: {heldThrough: {gte: $day}}, orderBy: [HELD_FROM_ASC], limit: 3){nodes{id name heldFrom heldThrough state}}
  past: classes(filter: {heldThrough: {lt: $day}}, orderBy: [HELD_FROM_DESC], limit: 3){nodes{id name heldFrom heldThrough state}}}`;
type Near = {
  readonly id: string;
  readonly name: string;
  readonly heldFrom: string;
  readonly heldThrough: string;
  readonly state: keyof typeof CLASS_STATES;
};
type Answer = {
  readonly next: { readonly nodes: readonly Near[] };
  readonly past: { readonly nodes: readonly Near[] };
};

const SHOWN = 4;

/** The classes that run or begin next, else the last ones. */
export function NearClasses() {
  const say = useSay();
  const lang = useLang();
  const { day } = useDay();
  const asked = useQuestion<Answer>(NEAR, { day });
  return (
    <Section title={say("start.classes")}>
      <Answered asked={asked} lines={3}>
        {({ next, past }) => {
          const near = [...next.nodes, ...past.nodes].slice(0, SHOWN);
          if (near.length === 0) return <Box sx={{ color: "text.secondary" }}>{say("start.noClasses")}</Box>;
          return near.map((one) => (
            <Box key={one.id} sx={{ pb: 0.5, fontSize: 13 }}>
              <MuiLink
                component={Link}
                to={`/classes/${one.id}/show`}
                sx={{ display: "inline-block", py: { xs: 1.5, sm: 0.5 } }}
              >
                {one.name}
              </MuiLink>
              <Box sx={{ color: "text.secondary" }}>
                {say("start.near", { from: dayText(one.heldFrom), through: dayText(one.heldThrough) })},{" "}
                {CLASS_STATES[one.state][lang].toLowerCase()}
              </Box>
            </Box>
          ));
        }}
      </Answered>
    </Section>
  );
}
