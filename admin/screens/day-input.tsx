import CalendarMonth from "@mui/icons-material/CalendarMonthOutlined";
import { Box, IconButton, InputAdornment, TextField } from "@mui/material";
import { useEffect, useRef, useState } from "react";
import { useInput, useResourceContext, useTranslate, useTranslateLabel } from "react-admin";
import { isDay } from "../../shared/day.js";
import { dayText } from "../format.js";
import { typedDay, typedPartialDay } from "../typed-day.js";
import { useSay } from "../words.js";

type DayInputProps = {
  readonly source: string;
  readonly label?: string;
  readonly required?: boolean;
  /** A year or a month is enough. */
  readonly partial?: boolean;
  readonly helperText?: string | false;
};

/** A message of the form's own validator is text, or an object around it. */
export const messageOf = (message: unknown): string =>
  typeof message === "object" && message !== null && "message" in message
    ? messageOf(message.message)
    : String(message ?? "");

/** A day as people type it, or picked from the calendar. What is no day stays as typed, and is refused at the field. */
export function DayInput({ source, label, required, partial, helperText }: DayInputProps) {
  const say = useSay();
  const translate = useTranslate();
  const resource = useResourceContext();
  const labelOf = useTranslateLabel();
  const { field, fieldState, id } = useInput({ source, defaultValue: null });
  const read = partial ? typedPartialDay : typedDay;
  const [text, setText] = useState<string | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const value = typeof field.value === "string" ? field.value : "";
  const shown = text ?? (read(value) === value ? dayText(value) : value);
  // A value that comes from elsewhere (another record, a reset) is shown as it is.
  useEffect(
    () => setText((typed) => (typed !== null && (read(typed) ?? typed) === value ? typed : null)),
    [value, read],
  );
  const named = label ?? String(labelOf({ source, ...(resource && { resource }) }) ?? "");
  const invalid = fieldState.invalid;
  const helperWords = helperText === false ? null : (helperText ?? (partial ? say("form.partialHelp") : null));
  return (
    <TextField
      id={id}
      fullWidth
      label={named}
      required={required ?? false}
      value={shown}
      inputRef={field.ref}
      name={field.name}
      onChange={({ target }) => {
        setText(target.value);
        field.onChange(target.value.trim() === "" ? null : (read(target.value) ?? target.value));
      }}
      onBlur={() => {
        setText(null);
        field.onBlur();
      }}
      error={invalid}
      helperText={invalid ? translate(messageOf(fieldState.error?.message)) : helperWords}
      slotProps={{
        htmlInput: { inputMode: "numeric", autoComplete: "off" },
        input: {
          endAdornment: (
            <InputAdornment position="end">
              <IconButton
                size="small"
                edge="end"
                aria-label={say("form.pickDay", { field: named })}
                onClick={() => picker.current?.showPicker()}
              >
                <CalendarMonth fontSize="small" />
              </IconButton>
              <Box
                component="input"
                ref={picker}
                type="date"
                tabIndex={-1}
                aria-hidden
                value={isDay(value) ? value : ""}
                onChange={({ target }: { target: HTMLInputElement }) => {
                  setText(null);
                  field.onChange(target.value || null);
                }}
                sx={{
                  position: "absolute",
                  right: 0,
                  bottom: 0,
                  width: "1px",
                  height: "1px",
                  opacity: 0,
                  border: 0,
                  p: 0,
                  pointerEvents: "none",
                }}
              />
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
