import { Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField, Typography } from "@mui/material";
import { useRef, useState } from "react";
import { useSay } from "../words.js";

type SecretProps = {
  readonly title: string;
  readonly help: string;
  readonly secret: string;
  readonly close: () => void;
};

/** What is shown once: it can be copied, and is gone when it is closed. */
export function SecretDialog({ title, help, secret, close }: SecretProps) {
  const say = useSay();
  const box = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    box.current?.select();
    // Only pages of a secure origin may reach the clipboard; elsewhere the text stands chosen.
    await navigator.clipboard?.writeText(secret);
    setCopied(navigator.clipboard !== undefined);
  };
  return (
    <Dialog open fullWidth maxWidth="sm" aria-labelledby="secret-title">
      <DialogTitle id="secret-title">{title}</DialogTitle>
      <DialogContent>
        <Typography variant="body2" sx={{ color: "text.secondary", mb: 2 }}>
          {help}
        </Typography>
        <TextField
          fullWidth
          multiline
          value={secret}
          inputRef={box}
          onFocus={(event) => event.target.select()}
          slotProps={{
            htmlInput: { readOnly: true, "aria-label": title, style: { fontFamily: "monospace", fontSize: 13 } },
          }}
        />
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={() => void copy()}>
          {say(copied ? "secret.copied" : "secret.copy")}
        </Button>
        <Button onClick={close}>{say("secret.close")}</Button>
      </DialogActions>
    </Dialog>
  );
}
