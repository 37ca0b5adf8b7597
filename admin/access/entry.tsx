import { TextField } from "@mui/material";

type EntryProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly help?: string;
  readonly type?: "text" | "password" | "number";
  /** What the browser may fill in. */
  readonly autoComplete: string;
  readonly autoFocus?: boolean;
  readonly numeric?: boolean;
};

/** A labelled text with its fault under it, for the forms of sign-in. */
export function Entry(props: EntryProps) {
  const {
    label,
    value,
    onChange,
    error,
    help,
    type = "text",
    autoComplete,
    autoFocus = false,
    numeric = false,
  } = props;
  return (
    <TextField
      fullWidth
      label={label}
      type={type}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={error !== undefined}
      helperText={error ?? help}
      autoComplete={autoComplete}
      autoFocus={autoFocus}
      slotProps={{ htmlInput: { spellCheck: false, autoCapitalize: "none", ...(numeric && { inputMode: "numeric" }) } }}
    />
  );
}
