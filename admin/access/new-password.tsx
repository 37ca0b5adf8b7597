import { useSay } from "../words.js";
import { Entry } from "./entry.js";

type NewPasswordProps = {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly again: string;
  readonly onAgain: (value: string) => void;
  readonly error?: string | undefined;
  /** The two were not the same when they were sent. */
  readonly differs: boolean;
  readonly autoFocus?: boolean;
};

/** A new password, twice. */
export function NewPassword({ value, onChange, again, onAgain, error, differs, autoFocus = false }: NewPasswordProps) {
  const say = useSay();
  return (
    <>
      <Entry
        label={say("access.newPassword")}
        type="password"
        value={value}
        onChange={onChange}
        error={error}
        help={say("access.passwordHelp")}
        autoComplete="new-password"
        autoFocus={autoFocus}
      />
      <Entry
        label={say("access.passwordAgain")}
        type="password"
        value={again}
        onChange={onAgain}
        error={differs && value !== again ? say("access.differs") : undefined}
        autoComplete="new-password"
      />
    </>
  );
}
