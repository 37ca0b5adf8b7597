import MoreHoriz from "@mui/icons-material/MoreHoriz";
import { BottomNavigation, BottomNavigationAction, Box, Paper } from "@mui/material";
import { enUS, viVN } from "@mui/material/locale";
import { createTheme, type Theme, ThemeProvider } from "@mui/material/styles";
import { type ReactNode, useEffect } from "react";
import { Layout, Sidebar, type SidebarProps, useSidebarState } from "react-admin";
import { Link, useLocation } from "react-router";
import { DemoBanner } from "../access/demo-banner.js";
import { useLang, useSay } from "../words.js";
import { GAPS, type Page, PEOPLE, STANDARDS, START } from "./pages.js";
import { Rail } from "./rail.js";
import { TopBar, usePhone } from "./top-bar.js";

const BAR: readonly Page[] = [START, PEOPLE, GAPS, STANDARDS];

/** What the parts of the toolkit say of themselves: "no options", "open", "clear". */
const WORDS_OF_PARTS = { vi: viVN, en: enUS } as const;

/** The frame of every page: top bar, rail; on a phone a bottom bar of five. */
export function Frame({ children }: { readonly children?: ReactNode }) {
  const phone = usePhone();
  const lang = useLang();
  const say = useSay();
  useEffect(() => {
    document.documentElement.lang = lang;
  }, [lang]);
  const progress = { components: { MuiCircularProgress: { defaultProps: { "aria-label": say("state.loading") } } } };
  return (
    <ThemeProvider theme={(theme: Theme) => createTheme(theme, WORDS_OF_PARTS[lang], progress)}>
      <Layout appBar={TopBar} menu={Rail} sidebar={Side} appBarAlwaysOn>
        <Box sx={{ pb: phone ? 8 : 0, minWidth: 0 }}>
          <DemoBanner />
          {children}
        </Box>
        {phone && <BottomBar />}
      </Layout>
    </ThemeProvider>
  );
}

/** Where the rail stands; on a phone it opens over the page, and says what it is. */
function Side(props: SidebarProps) {
  const say = useSay();
  return <Sidebar {...props} slotProps={{ paper: { "aria-label": say("menu.all") } }} />;
}

function BottomBar() {
  const say = useSay();
  const lang = useLang();
  const { pathname } = useLocation();
  const [, setOpen] = useSidebarState();
  const here = BAR.find(({ to }) => (to === "/" ? pathname === "/" : pathname.startsWith(to)));
  const short: Readonly<Record<string, string>> = {
    "/officials": say("menu.people"),
    "/gap": say("menu.gap"),
    "/standards": say("menu.standards"),
  };
  return (
    <Paper
      component="nav"
      square
      aria-label={say("menu.navigation")}
      className="no-print"
      sx={{
        position: "fixed",
        bottom: 0,
        left: 0,
        right: 0,
        zIndex: (theme) => theme.zIndex.appBar,
        borderTop: 1,
        borderColor: "divider",
      }}
    >
      <BottomNavigation
        showLabels
        value={here?.to ?? "more"}
        sx={{
          "& .MuiBottomNavigationAction-root": { minWidth: 0, px: 0.25 },
          "& .MuiBottomNavigationAction-label, & .Mui-selected .MuiBottomNavigationAction-label": {
            fontSize: 11,
            whiteSpace: "nowrap",
          },
        }}
      >
        {BAR.map(({ to, Icon, label }) => (
          <BottomNavigationAction
            key={to}
            value={to}
            component={Link}
            to={to}
            label={short[to] ?? label(lang)}
            icon={<Icon />}
          />
        ))}
        <BottomNavigationAction
          value="more"
          label={say("menu.more")}
          icon={<MoreHoriz />}
          onClick={() => setOpen(true)}
        />
      </BottomNavigation>
    </Paper>
  );
}
