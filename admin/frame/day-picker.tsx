import CalendarToday from "@mui/icons-material/CalendarTodayOutlined";
import { Box, Button, Chip, Stack, TextField, Typography } from "@mui/material";
import { type FormEvent, useState } from "react";
import { dayWords, today } from "../../shared/day.js";
import { goToDay, useDay } from "../day.js";
import { typedDay } from "../typed-day.js";
import { useSay } from "../words.js";
import { Drop } from "./drop.js";

/** The day asked about, in the top bar: today, or a coloured chip with the way back. */
export function DayPicker({ short }: { readonly short: boolean }) {
  const say = useSay();
  const { day, chosen } = useDay();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const text = short ? dayWords(day) : say(chosen ? "day.asOf" : "day.today", { day: dayWords(day) });
  return (
    <>
      {chosen ? (
        <Chip
          color="warning"
          icon={<CalendarToday fontSize="small" />}
          label={text}
          onClick={(event) => setAnchor(event.currentTarget)}
          onDelete={() => goToDay(null)}
          deleteIcon={<span aria-hidden>×</span>}
          title={say("day.choose")}
          sx={{ fontWeight: 600, "& .MuiChip-deleteIcon": { display: "none" } }}
        />
      ) : (
        <Button
          color="inherit"
          startIcon={<CalendarToday fontSize="small" />}
          onClick={(event) => setAnchor(event.currentTarget)}
          aria-haspopup="dialog"
          title={say("day.choose")}
          sx={{ whiteSpace: "nowrap" }}
        >
          {text}
        </Button>
      )}
      {chosen && !short && (
        <Button size="small" onClick={() => goToDay(null)} sx={{ whiteSpace: "nowrap" }}>
          {say("day.back")}
        </Button>
      )}
      <Drop anchor={anchor} label={say("day.choose")} close={() => setAnchor(null)}>
        <ChooseDay day={day} chosen={chosen} />
      </Drop>
    </>
  );
}

function ChooseDay({ day, chosen }: { readonly day: string; readonly chosen: boolean }) {
  const say = useSay();
  const [text, setText] = useState(dayWords(day));
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const typed = typedDay(text);
    if (typed) goToDay(typed);
    else setWrong(true);
  };
  const year = Number(today().slice(0, 4));
  const ends = [year - 1, year - 2, year - 3, 2018, 2015, 2010].filter((one, i, all) => all.indexOf(one) === i);
  return (
    <Box component="form" onSubmit={submit} sx={{ p: 2, width: 300 }}>
      <TextField
        fullWidth
        autoFocus
        label={say("day.choose")}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setWrong(false);
        }}
        onFocus={(event) => event.target.select()}
        error={wrong}
        helperText={say(wrong ? "day.wrong" : "day.help")}
      />
      <Stack direction="row" spacing={1} sx={{ mt: 1.5 }}>
        <Button type="submit" variant="contained">
          {say("day.go")}
        </Button>
        {chosen && <Button onClick={() => goToDay(null)}>{say("day.back")}</Button>}
      </Stack>
      <Stack direction="row" sx={{ mt: 1.5, flexWrap: "wrap", gap: 0.75 }}>
        {ends.map((one) => (
          <Chip
            key={one}
            size="small"
            variant="outlined"
            label={<Typography variant="caption">{say("day.yearEnd", { year: one })}</Typography>}
            onClick={() => goToDay(`${one}-12-31`)}
          />
        ))}
      </Stack>
    </Box>
  );
}
