import DataObject from "@mui/icons-material/DataObjectOutlined";
import ExpandLess from "@mui/icons-material/ExpandLess";
import ExpandMore from "@mui/icons-material/ExpandMore";
import { Box, ButtonBase, Stack, Typography } from "@mui/material";
import { Menu, useSidebarState, useStore } from "react-admin";
import { useLang, useSay } from "../words.js";
import { GROUPS, type Group, START } from "./pages.js";
import { ThemeButton, usePhone } from "./top-bar.js";
import { UnitScope } from "./unit-scope.js";

/** The rail: the start page, then the groups; the catalogues are folded until they are wanted. */
export function Rail() {
  const say = useSay();
  const phone = usePhone();
  return (
    <Menu sx={{ pb: 2 }}>
      {phone && (
        <Stack direction="row" sx={{ alignItems: "center", justifyContent: "space-between", px: 1, pt: 7 }}>
          <UnitScope />
          <ThemeButton />
        </Stack>
      )}
      <Menu.Item to={START.to} primaryText={say("menu.start")} leftIcon={<START.Icon fontSize="small" />} />
      {GROUPS.map((group) => (
        <RailGroup key={group.key} group={group} />
      ))}
      <Box sx={{ mt: 1 }}>
        <GraphiqlLink />
      </Box>
    </Menu>
  );
}

function RailGroup({ group }: { readonly group: Group }) {
  const say = useSay();
  const lang = useLang();
  const [railIsOpen] = useSidebarState();
  const [unfolded, setUnfolded] = useStore(`rail.${group.key}`, !group.folded);
  const heading = (
    <Typography component="span" variant="caption" sx={{ color: "text.secondary", fontWeight: 600, flexGrow: 1 }}>
      {say(group.key)}
    </Typography>
  );
  return (
    <Box component="section" aria-label={say(group.key)}>
      {railIsOpen ? (
        <ButtonBase
          onClick={() => setUnfolded(!unfolded)}
          aria-expanded={unfolded}
          sx={{ width: "100%", minHeight: 28, px: 2, mt: 1, textAlign: "left", justifyContent: "flex-start" }}
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
        group.pages.map(({ to, Icon, label }) => (
          <Menu.Item key={to} to={to} primaryText={label(lang)} leftIcon={<Icon fontSize="small" />} />
        ))}
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
      sx={{ width: "100%", minHeight: 34, px: 2, justifyContent: "flex-start", color: "text.secondary", gap: 2 }}
    >
      <DataObject fontSize="small" />
      {railIsOpen && <Typography variant="body1">{say("menu.graphiql")}</Typography>}
    </ButtonBase>
  );
}
