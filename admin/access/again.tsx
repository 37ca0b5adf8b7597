import { Button, Dialog, DialogContent, DialogTitle, Typography } from "@mui/material";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import { useNotify } from "react-admin";
import { usePhone } from "../frame/top-bar.js";
import { useSay } from "../words.js";
import { useSession } from "./caller.js";
import type { Me } from "./session.js";
import { SignInForm } from "./sign-in-form.js";

/** Over the page on which a session ended: what was typed stays below. */
export function SignInAgain({ me }: { readonly me: Me }) {
  const say = useSay();
  const phone = usePhone();
  const session = useSession();
  const client = useQueryClient();
  const notify = useNotify();
  const done = useCallback(async (): Promise<void> => {
    // What one person typed is not for another to send: they begin with a page of their own.
    if (!(await session.resume())) return window.location.reload();
    void client.refetchQueries({ type: "active", predicate: ({ state }) => state.status === "error" });
    notify(say("access.resumed"), { type: "success" });
  }, [session, client, notify, say]);
  useSignedInElsewhere(me.id, done);
  return (
    <Dialog open fullWidth maxWidth="xs" fullScreen={phone} aria-labelledby="sign-in-again">
      <DialogTitle id="sign-in-again">{say("access.endedTitle")}</DialogTitle>
      <DialogContent>
        <Typography variant="body2" sx={{ color: "text.secondary", mb: 2.5 }}>
          {say("access.endedHelp", { name: me.fullName })}
        </Typography>
        <SignInForm name={me.hasPassword ? me.name : ""} done={done} beside />
        <Button fullWidth onClick={() => window.location.reload()} sx={{ mt: 2 }}>
          {say("access.leave")}
        </Button>
      </DialogContent>
    </Dialog>
  );
}

/** Whoever comes back from another tab may have signed in there. */
function useSignedInElsewhere(id: string, done: () => Promise<void>): void {
  const session = useSession();
  useEffect(() => {
    const look = async (): Promise<void> => {
      const { account } = await session.send<{ account: Me | null }>("/auth/me");
      if (account?.id === id) await done();
    };
    const listen = (): void => void look().catch(() => undefined);
    window.addEventListener("focus", listen);
    return () => window.removeEventListener("focus", listen);
  }, [session, id, done]);
}
