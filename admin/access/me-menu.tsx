import Person from "@mui/icons-material/AccountCircleOutlined";
import { Box, Button, Divider, IconButton, MenuItem, Stack, Typography } from "@mui/material";
import { useState } from "react";
import { useStoreContext } from "react-admin";
import { useNavigate } from "react-router";
import { ROLES } from "../../shared/permissions.js";
import { Drop } from "../frame/drop.js";
import { useLang, useSay } from "../words.js";
import { useMe, useSession } from "./caller.js";
import type { Me } from "./session.js";

/** Who I am, in the top bar: my role and unit, my page, the way out. */
export function MeMenu({ short }: { readonly short: boolean }) {
  const say = useSay();
  const me = useMe();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (!me) return null;
  const label = say("me.menu", { name: me.fullName });
  return (
    <>
      {short ? (
        <IconButton
          color="inherit"
          aria-label={label}
          aria-haspopup="dialog"
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <Person fontSize="small" />
        </IconButton>
      ) : (
        <Button
          color="inherit"
          startIcon={<Person fontSize="small" />}
          aria-label={label}
          aria-haspopup="dialog"
          onClick={(event) => setAnchor(event.currentTarget)}
          sx={{ maxWidth: 190, whiteSpace: "nowrap" }}
        >
          <Box component="span" sx={{ overflow: "hidden", textOverflow: "ellipsis" }}>
            {me.fullName}
          </Box>
        </Button>
      )}
      <Drop anchor={anchor} label={label} close={() => setAnchor(null)}>
        <Box sx={{ width: 280 }}>
          <MeCard me={me} close={() => setAnchor(null)} />
        </Box>
      </Drop>
    </>
  );
}

/** On a phone it stands in the rail. */
export function MeInRail({ close }: { readonly close: () => void }) {
  const me = useMe();
  return me && <MeCard me={me} close={close} />;
}

function MeCard({ me, close }: { readonly me: Me; readonly close: () => void }) {
  const say = useSay();
  const lang = useLang();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const role = me.role === "TOOL" ? me.role : ROLES[me.role][lang];
  return (
    <>
      <Stack sx={{ px: 2, pt: 1.5, pb: 1 }}>
        <Typography variant="subtitle1">{me.fullName}</Typography>
        <Typography variant="body2" sx={{ color: "text.secondary" }}>
          {`${role}, ${me.unit?.name ?? say("access.everywhere")}`}
        </Typography>
      </Stack>
      <Divider />
      <MenuItem
        // No menu stands around them: each is what it does.
        role="link"
        component="div"
        tabIndex={0}
        sx={{ minHeight: 44 }}
        onClick={() => {
          close();
          void navigate("/me");
        }}
      >
        {say("me.title")}
      </MenuItem>
      <MenuItem role="button" tabIndex={0} component="div" sx={{ minHeight: 44 }} onClick={() => void signOut()}>
        {say("access.signOut")}
      </MenuItem>
      <Divider />
    </>
  );
}

/** What stays on the machine when someone leaves: how it looks, and nothing of whom they looked at. */
const KEPT = ["theme", "locale"] as const;

function useSignOut(): () => Promise<void> {
  const session = useSession();
  const store = useStoreContext();
  return async () => {
    await session.signOut();
    const kept = KEPT.map((key) => [key, store.getItem(key)] as const);
    store.reset();
    for (const [key, value] of kept) if (value !== undefined) store.setItem(key, value);
    window.location.assign("/admin/");
  };
}
