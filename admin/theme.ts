import type { ThemeOptions } from "@mui/material/styles";
import { defaultDarkTheme, defaultLightTheme, type RaThemeOptions } from "react-admin";
import { components, reactAdminParts } from "./theme-parts.js";

/** One set of colours: each reads at 4.5:1 at least on its ground. */
export type Tones = {
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly paper: string;
  readonly wash: string;
  readonly accent: string;
  readonly met: string;
  readonly gap: string;
  readonly grace: string;
  readonly waived: string;
  readonly unknown: string;
  readonly future: string;
  readonly advisory: string;
};

const LIGHT: Tones = {
  ink: "#1c2430",
  muted: "#5b6675",
  line: "#e3e7ec",
  paper: "#ffffff",
  wash: "#f6f8fa",
  accent: "#0f5ea8",
  met: "#1b7a55",
  gap: "#b3341f",
  grace: "#94600a",
  waived: "#4a5b75",
  unknown: "#5b6675",
  future: "#6a4a9c",
  advisory: "#3b6a86",
};

const DARK: Tones = {
  ink: "#e6eaf0",
  muted: "#a3aebd",
  line: "#323b47",
  paper: "#171d26",
  wash: "#10151c",
  accent: "#7ab8f2",
  met: "#5cc79a",
  gap: "#f2917d",
  grace: "#e0b05a",
  waived: "#a9bad4",
  unknown: "#a3aebd",
  future: "#bda4ea",
  advisory: "#8fc0de",
};

declare module "@mui/material/styles" {
  interface Palette {
    readonly tones: Tones;
  }
  interface PaletteOptions {
    readonly tones?: Tones;
  }
}

/** How wide the rail is, open and folded. */
export const OPEN_PX = 224;
export const CLOSED_PX = 52;

const FONT = '"Be Vietnam Pro", system-ui, "Segoe UI", Roboto, sans-serif';

const palette = (mode: "light" | "dark", tones: Tones): ThemeOptions["palette"] => ({
  mode,
  tones,
  primary: { main: tones.accent, contrastText: mode === "light" ? "#ffffff" : "#0b1320" },
  secondary: { main: tones.accent, contrastText: mode === "light" ? "#ffffff" : "#0b1320" },
  error: { main: tones.gap },
  success: { main: tones.met },
  warning: { main: tones.grace },
  info: { main: tones.accent },
  background: { default: tones.paper, paper: tones.paper },
  text: { primary: tones.ink, secondary: tones.muted },
  divider: tones.line,
  action: { hover: mode === "light" ? "#f0f4f8" : "#202936", selected: mode === "light" ? "#e8f0f8" : "#22324a" },
});

const TYPOGRAPHY: ThemeOptions["typography"] = {
  fontFamily: FONT,
  fontSize: 14,
  body1: { fontSize: 14, lineHeight: 1.5 },
  body2: { fontSize: 13, lineHeight: 1.5 },
  caption: { fontSize: 12, lineHeight: 1.5 },
  button: { fontSize: 14, lineHeight: 1.5, textTransform: "none", fontWeight: 500 },
  subtitle1: { fontSize: 15, lineHeight: 1.5, fontWeight: 600 },
  subtitle2: { fontSize: 13, lineHeight: 1.5, fontWeight: 600 },
  h1: { fontSize: 20, lineHeight: 1.5, fontWeight: 600 },
  h2: { fontSize: 16, lineHeight: 1.5, fontWeight: 600 },
  h3: { fontSize: 14, lineHeight: 1.5, fontWeight: 600 },
  h6: { fontSize: 16, lineHeight: 1.5, fontWeight: 600 },
};

const themed = (base: RaThemeOptions, mode: "light" | "dark", tones: Tones): RaThemeOptions => ({
  ...base,
  palette: palette(mode, tones),
  typography: TYPOGRAPHY,
  shape: { borderRadius: 6 },
  sidebar: { width: OPEN_PX, closedWidth: CLOSED_PX },
  components: { ...base.components, ...components(tones), ...reactAdminParts(tones) } as RaThemeOptions["components"],
});

export const lightTheme = themed(defaultLightTheme, "light", LIGHT);
export const darkTheme = themed(defaultDarkTheme, "dark", DARK);
