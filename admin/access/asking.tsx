import { Button, type ButtonProps } from "@mui/material";
import { type ReactNode, useState } from "react";
import { Confirm } from "react-admin";

type AskingProps = {
  readonly label: string;
  readonly title?: string;
  /** What will come of it. */
  readonly question: string;
  readonly work: () => Promise<unknown>;
  readonly busy?: boolean;
  readonly icon?: ReactNode;
  readonly color?: ButtonProps["color"];
  readonly variant?: ButtonProps["variant"];
};

/** A button that asks before it does. */
export function AskingButton(props: AskingProps) {
  const { label, title = label, question, work, busy = false, icon, color = "primary", variant = "text" } = props;
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Button color={color} variant={variant} startIcon={icon} onClick={() => setAsks(true)} sx={{ minHeight: 36 }}>
        {label}
      </Button>
      <Confirm
        isOpen={asks}
        loading={busy}
        title={title}
        content={question}
        confirm={label}
        onConfirm={() => void work().then(() => setAsks(false))}
        onClose={() => setAsks(false)}
      />
    </>
  );
}
