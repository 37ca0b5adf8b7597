import type { ThemeOptions } from "@mui/material/styles";
import type { Tones } from "./theme.js";

/** Where a finger points, what is pressed is 44 px at least. */
const TOUCH = "@media (pointer: coarse)";

/** How the toolkit's parts look and behave, in a set of colours. */
export const components = (tones: Tones): ThemeOptions["components"] => ({
  MuiCssBaseline: {
    styleOverrides: {
      body: { fontVariantNumeric: "tabular-nums", lineHeight: 1.5 },
      ":focus-visible": { outline: `2px solid ${tones.accent}`, outlineOffset: 1 },
      "@media print": { ".no-print, .RaSidebar-fixed, .MuiDrawer-root": { display: "none !important" } },
    },
  },
  // Strong words are no headings: those are h1 to h3, in their order.
  MuiTypography: { defaultProps: { variantMapping: { subtitle1: "p", subtitle2: "p" } } },
  MuiPaper: { styleOverrides: { root: { backgroundImage: "none" } } },
  MuiCard: {
    defaultProps: { elevation: 0 },
    styleOverrides: { root: { borderRadius: 0, backgroundColor: "transparent" } },
  },
  MuiAppBar: {
    defaultProps: { elevation: 0, color: "default" },
    styleOverrides: {
      root: { backgroundColor: tones.paper, color: tones.ink, borderBottom: `1px solid ${tones.line}` },
    },
  },
  MuiButtonBase: {
    // The ripple is motion that shows nothing; the focus it stood for is an outline, inside, where nothing cuts it.
    defaultProps: { disableRipple: true },
    styleOverrides: {
      root: { "&:focus-visible": { outline: `2px solid ${tones.accent}`, outlineOffset: -2 } },
    },
  },
  MuiButton: {
    defaultProps: { disableElevation: true },
    styleOverrides: {
      root: { minHeight: 32, [TOUCH]: { minHeight: 44 } },
      // On its own colour the outline would not be seen.
      contained: { "&:focus-visible": { outlineOffset: 2 } },
    },
  },
  MuiIconButton: {
    styleOverrides: {
      root: {
        // Within a field that opens by itself, the arrow is no target of its own.
        [TOUCH]: { "&:not([class*=Autocomplete-])": { minWidth: 44, minHeight: 44 } },
      },
    },
  },
  MuiInputBase: { styleOverrides: { root: { [TOUCH]: { minHeight: 44 } } } },
  MuiOutlinedInput: {
    styleOverrides: { inputSizeSmall: { [TOUCH]: { "&:not(textarea)": { paddingTop: 12, paddingBottom: 12 } } } },
  },
  MuiInputLabel: {
    styleOverrides: {
      // In the middle of a field that a finger made higher.
      sizeSmall: { [TOUCH]: { "&:not(.MuiInputLabel-shrink)": { transform: "translate(14px, 12px) scale(1)" } } },
    },
  },
  MuiTablePagination: { styleOverrides: { select: { [TOUCH]: { lineHeight: "36px" } } } },
  MuiMenuItem: { styleOverrides: { root: { [TOUCH]: { minHeight: 44 } } } },
  MuiTableSortLabel: { styleOverrides: { root: { minHeight: 24, [TOUCH]: { minHeight: 44 } } } },
  MuiTableCell: {
    styleOverrides: {
      root: { fontSize: 13, lineHeight: 1.45, borderBottomColor: tones.line },
      head: { fontWeight: 600, color: tones.muted, backgroundColor: tones.paper, lineHeight: 1.35 },
      // A link in a cell is 24 px high for the pointer, and makes no row higher.
      body: {
        "& a": {
          display: "inline-block",
          minWidth: 24,
          paddingBlock: 4,
          marginBlock: -4,
          [TOUCH]: { minWidth: 44, paddingBlock: 13, marginBlock: -13 },
        },
      },
      sizeSmall: { padding: "7px 12px" },
    },
  },
  MuiTextField: { defaultProps: { variant: "outlined", size: "small" } },
  MuiFormControl: { defaultProps: { variant: "outlined", size: "small" } },
  MuiFormHelperText: {
    styleOverrides: { root: { marginLeft: 0, lineHeight: 1.45, "&.Mui-disabled": { color: tones.muted } } },
  },
  MuiTooltip: { styleOverrides: { tooltip: { fontSize: 12.5, lineHeight: 1.45 } } },
  // Nothing moves but what shows where a thing went; and what is placed beside a moving thing is misplaced.
  MuiPopover: { defaultProps: { transitionDuration: 0 } },
  MuiChip: {
    styleOverrides: {
      root: {
        borderRadius: 6,
        "&:focus-visible": { outline: `2px solid ${tones.accent}`, outlineOffset: 2 },
        [TOUCH]: { "&.MuiChip-clickable, &.MuiChip-deletable": { height: 44 } },
      },
      deleteIcon: { [TOUCH]: { boxSizing: "content-box", padding: 11, margin: 0 } },
    },
  },
  MuiTab: {
    styleOverrides: { root: { minHeight: 40, textTransform: "none", fontSize: 14, [TOUCH]: { minHeight: 44 } } },
  },
  MuiTabs: { styleOverrides: { root: { minHeight: 40 } } },
});

/** Parts of react-admin that its own themes colour or size otherwise. */
export const reactAdminParts = (tones: Tones) => ({
  RaMenuItemLink: {
    styleOverrides: {
      root: {
        fontSize: 14,
        minHeight: 34,
        borderLeft: "3px solid transparent",
        [TOUCH]: { minHeight: 44 },
        "&.RaMenuItemLink-active": {
          borderLeftColor: tones.accent,
          color: tones.accent,
          backgroundColor: tones.wash,
          fontWeight: 500,
        },
      },
    },
  },
  RaSidebar: {
    styleOverrides: { root: { "&, & .MuiPaper-root, & .RaSidebar-fixed": { transition: "none !important" } } },
  },
  RaLayout: {
    styleOverrides: {
      root: {
        minWidth: 0,
        "& .RaLayout-content": { backgroundColor: tones.paper, minWidth: 0, padding: "12px 20px 40px" },
      },
    },
  },
  RaList: { styleOverrides: { root: { "& .RaList-content": { boxShadow: "none", overflow: "visible" } } } },
});
