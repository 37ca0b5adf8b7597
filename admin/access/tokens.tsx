import Add from "@mui/icons-material/Add";
import { Box, Button } from "@mui/material";
import { useState } from "react";
import type { Row } from "../changes.js";
import { ListOf } from "../screens/list.js";
import { useSay } from "../words.js";
import { AskingButton } from "./asking.js";
import { useMay } from "./caller.js";
import { type MadeToken, NewToken } from "./new-token.js";
import { SecretDialog } from "./secret-dialog.js";
import { useWork } from "./work.js";

/** The tokens of reporting tools: made here, their secret shown once, taken back. */
export default function Tokens() {
  const say = useSay();
  const may = useMay();
  const issues = may("issue", "ApiToken");
  const [asks, setAsks] = useState(false);
  const [made, setMade] = useState<MadeToken | null>(null);
  return (
    <>
      <ListOf
        {...(issues && {
          actions: (
            <Button variant="contained" startIcon={<Add />} onClick={() => setAsks(true)}>
              {say("token.create")}
            </Button>
          ),
          ofRow: (row: Row) => <Revoke row={row} />,
        })}
      />
      {asks && (
        <NewToken
          close={() => setAsks(false)}
          made={(token) => {
            setAsks(false);
            setMade(token);
          }}
        />
      )}
      {made && (
        <SecretDialog
          title={say("token.title", { name: made.token.name })}
          help={say("token.help")}
          secret={made.secret}
          close={() => setMade(null)}
        />
      )}
    </>
  );
}

function Revoke({ row }: { readonly row: Row }) {
  const say = useSay();
  const { run, busy } = useWork();
  const over = row.revokedAt ? "token.isRevoked" : String(row.expiresAt) < new Date().toISOString() && "token.isOver";
  if (over)
    return (
      <Box component="span" sx={{ color: "text.secondary", fontSize: 13, px: 1 }}>
        {say(over)}
      </Box>
    );
  return (
    <AskingButton
      color="error"
      label={say("token.revoke")}
      question={say("token.revokeAsk", { name: String(row.name) })}
      busy={busy}
      work={() =>
        run(
          (ask) => ask("mutation($id: ID!){revokeApiToken(id: $id){id}}", { id: row.id }),
          () => say("token.revoked"),
        )
      }
    />
  );
}
