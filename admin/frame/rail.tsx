import DataObject from "@mui/icons-material/DataObjectOutlined";
import ExpandLess from "@mui/icons-material/ExpandLess";
import ExpandMore from "@mui/icons-material/ExpandMore";
import { Box, ButtonBase, Stack, Typography } from "@mui/material";
import { Menu, useSidebarState, useStore } from "react-admin";
import { useLocation } from "react-router";
import { useGroups } from "../access/allowed.js";
import { MeInRail } from "../access/me-menu.js";
import { CLOSED_PX, OPEN_PX } from "../theme.js";
import { useLang, useSay } from "../words.js";
import { type Group, type Page, START } from "./pages.js";
import { ThemeButton, usePhone } from "./top-bar.js";
import { UnitScope } from "./unit-scope.js";

/** The rail: the start page, then the groups; the catalogues are folded until they are wanted. */
export function Rail() {
  const say = useSay();
  const phone = usePhone();
  const [railIsOpen, setRailIsOpen] = useSidebarState();
  return (
    <Box component="nav" aria-label={say("menu.all")} sx={{ width: railIsOpen ? OPEN_PX : CLOSED_PX, pt: 1, pb: 2 }}>
      {phone && <MeInRail close={() => setRailIsOpen(false)} />}
      {phone && (
        <Stack direction="row" sx={{ alignItems: "center", justifyContent: "space-between", px: 1, pb: 0.5 }}>
          <UnitScope />
          <ThemeButton />
        </Stack>
      )}
      <RailItem page={START} />
      {useGroups().map((group) => (
        <RailGroup key={group.key} group={group} />
      ))}
      <Box sx={{ mt: 1 }}>
        <GraphiqlLink />
      </Box>
    </Box>
  );
}

/** A page in the rail: a link, said to be the one where the reader is. */
function RailItem({ page: { to, Icon, label } }: { readonly page: Page }) {
  const lang = useLang();
  const { pathname } = useLocation();
  const here = to === "/" ? pathname === to : pathname === to || pathname.startsWith(`${to}/`);
  return (
    <Menu.Item
      to={to}
      role="link"
      aria-current={here ? "page" : undefined}
      primaryText={label(lang)}
      leftIcon={<Icon fontSize="small" />}
    />
  );
}

function RailGroup({ group }: { readonly group: Group }) {
  const say = useSay();
  const [railIsOpen] = useSidebarState();
  const [unfolded, setUnfolded] = useStore(`rail.${group.key}`, !group.folded);
  const heading = (
    <Typography component="span" variant="caption" sx={{ color: "text.secondary", fontWeight: 600, flexGrow: 1 }}>
      {say(group.key)}
    </Typography>
  );
  return (
    <Box role="group" aria-label={say(group.key)}>
      {railIsOpen ? (
        <ButtonBase
          onClick={() => setUnfolded(!unfolded)}
          aria-expanded={unfolded}
          sx={{
            width: "100%",
            minHeight: { xs: 44, sm: 28 },
            px: 2,
            mt: { xs: 0, sm: 1 },
            textAlign: "left",
            justifyContent: "flex-start",
          }}
        >
          {heading}
          {unfolded ? (
            <ExpandLess fontSize="small" color="disabled" />
          ) : (
            <ExpandMore fontSize="small" color="disabled" />
          )}
        </ButtonBase>
      ) : (
        <Box sx={{ borderTop: 1, borderColor: "divider", mx: 1, my: 0.5 }} />
      )}
      {(unfolded || !railIsOpen) &&
        (railIsOpen || !group.folded) &&
        group.pages.map((page) => <RailItem key={page.to} page={page} />)}
    </Box>
  );
}

/** GraphiQL is a page of its own, outside the panel. */
function GraphiqlLink() {
  const say = useSay();
  const [railIsOpen] = useSidebarState();
  return (
    <ButtonBase
      component="a"
      href="/graphiql"
      aria-label={say("menu.graphiql")}
      sx={{
        width: "100%",
        minHeight: { xs: 44, sm: 34 },
        px: 2,
        justifyContent: "flex-start",
        color: "text.secondary",
        gap: 2,
      }}
    >
      <DataObject fontSize="small" />
      {railIsOpen && <Typography variant="body1">{say("menu.graphiql")}</Typography>}
    </ButtonBase>
  );
}
