import { Box } from "@mui/material";
import type { RaRecord } from "react-admin";
import { Link } from "react-router";
import { wholeWords } from "../format.js";
import { Section } from "../page.js";
import { RecordPage } from "../screens/show.js";
import { useLang, useSay } from "../words.js";
import { ClosesLine, useCloses } from "./closes.js";

/** A course: what it would close and where, then its fields. */
export default function CourseScreen() {
  return <RecordPage above={Effect} />;
}

function Effect({ record }: { readonly record: RaRecord }) {
  const say = useSay();
  const lang = useLang();
  const asked = useCloses(record.id);
  const groups = asked.data?.course?.closes.groupBy ?? [];
  const most = Math.max(1, ...groups.map(({ count }) => count));
  return (
    <>
      <ClosesLine asked={asked} word="course.closes" />
      {groups.length > 0 && (
        <Section title={say("course.byUnit")}>
          {groups.map(({ keys: [key], count }) => (
            <Box
              key={key?.code ?? ""}
              component={Link}
              to={key?.code ? `/gap?unit=${key.code}` : "/gap"}
              sx={{
                display: "grid",
                gridTemplateColumns: "160px minmax(0, 320px) 60px",
                columnGap: 1.5,
                alignItems: "center",
                minHeight: 28,
                fontSize: 13,
                color: "text.primary",
                textDecoration: "none",
              }}
            >
              <span>{key?.label ?? "–"}</span>
              <Box
                sx={(theme) => ({
                  height: 12,
                  width: `${(100 * count) / most}%`,
                  minWidth: 3,
                  bgcolor: theme.palette.tones.met,
                })}
              />
              <Box component="strong" sx={{ textAlign: "right" }}>
                {wholeWords(count, lang)}
              </Box>
            </Box>
          ))}
        </Section>
      )}
    </>
  );
}
