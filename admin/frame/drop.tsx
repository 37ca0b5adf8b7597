import { Popover } from "@mui/material";
import type { ReactNode } from "react";

/** What a button of the top bar drops: a named dialog that hangs at its right end. */
export function Drop({
  anchor,
  label,
  close,
  children,
}: {
  readonly anchor: HTMLElement | null;
  readonly label: string;
  readonly close: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Popover
      open={anchor !== null}
      anchorEl={anchor}
      onClose={close}
      anchorOrigin={{ vertical: "bottom", horizontal: "right" }}
      transformOrigin={{ vertical: "top", horizontal: "right" }}
      slotProps={{ paper: { role: "dialog", "aria-label": label } }}
    >
      {children}
    </Popover>
  );
}
