import DarkMode from "@mui/icons-material/DarkModeOutlined";
import LightMode from "@mui/icons-material/LightModeOutlined";
import MenuIcon from "@mui/icons-material/Menu";
import Translate from "@mui/icons-material/TranslateOutlined";
import {
  AppBar,
  Box,
  Button,
  IconButton,
  Link as MuiLink,
  type Theme,
  Toolbar,
  Tooltip,
  useMediaQuery,
} from "@mui/material";
import { LoadingIndicator, useLocaleState, useSidebarState, useTheme, useTranslate } from "react-admin";
import { Link } from "react-router";
import { MeMenu } from "../access/me-menu.js";
import { useLang, useSay } from "../words.js";
import { DayPicker } from "./day-picker.js";
import { SearchEverything } from "./search.js";
import { UnitScope } from "./unit-scope.js";

/** Whether the page is as narrow as a phone. */
export const usePhone = (): boolean => useMediaQuery<Theme>((theme) => theme.breakpoints.down("sm"));

/** Search over everything, the unit looked at, the day asked about, language and theme. */
export function TopBar() {
  const phone = usePhone();
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down("md"));
  const translate = useTranslate();
  const [open, setOpen] = useSidebarState();
  return (
    <AppBar position="fixed" className="no-print" sx={{ zIndex: (theme) => theme.zIndex.drawer + 1 }}>
      <Toolbar
        variant={phone ? "regular" : "dense"}
        disableGutters
        sx={{ px: phone ? 1 : 1.5, gap: 0.5, minHeight: { xs: 56, sm: 48 } }}
      >
        {!phone && (
          <IconButton
            color="inherit"
            onClick={() => setOpen(!open)}
            aria-label={translate(open ? "ra.action.close_menu" : "ra.action.open_menu")}
          >
            <MenuIcon fontSize="small" />
          </IconButton>
        )}
        <MuiLink
          component={Link}
          to="/"
          underline="none"
          color="inherit"
          sx={{ fontWeight: 700, fontSize: 16, mx: 1, py: { xs: 1.25, sm: 0.5 }, whiteSpace: "nowrap" }}
        >
          Chuẩn Hub
        </MuiLink>
        {!phone && <SearchEverything short={narrow} />}
        <Box sx={{ flexGrow: 1 }} />
        {!phone && <LoadingIndicator sx={{ "& .RaLoadingIndicator-loadedIcon": { display: "none" }, mr: 1 }} />}
        {!phone && <UnitScope />}
        <DayPicker short={narrow} />
        {phone && <SearchEverything short />}
        <LanguageButton short={phone} />
        {!phone && <ThemeButton />}
        {!phone && <MeMenu short={narrow} />}
      </Toolbar>
    </AppBar>
  );
}

/** The other language, one click away. */
export function LanguageButton({ short }: { readonly short: boolean }) {
  const say = useSay();
  const lang = useLang();
  const [, setLocale] = useLocaleState();
  const other = lang === "vi" ? "en" : "vi";
  return (
    <Button
      color="inherit"
      lang={other}
      startIcon={short ? null : <Translate fontSize="small" />}
      onClick={() => setLocale(other)}
      {...(short && { "aria-label": `${other.toUpperCase()}, ${say("lang.other")}` })}
      sx={{ whiteSpace: "nowrap", ...(short && { minWidth: 44, minHeight: 44 }) }}
    >
      {short ? other.toUpperCase() : say("lang.other")}
    </Button>
  );
}

/** Light or dark. */
export function ThemeButton() {
  const say = useSay();
  const [theme, setTheme] = useTheme("light");
  const dark = theme === "dark";
  const label = say(dark ? "theme.toLight" : "theme.toDark");
  return (
    <Tooltip title={label}>
      <IconButton color="inherit" aria-label={label} onClick={() => setTheme(dark ? "light" : "dark")}>
        {dark ? <LightMode fontSize="small" /> : <DarkMode fontSize="small" />}
      </IconButton>
    </Tooltip>
  );
}
