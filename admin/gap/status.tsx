import type { SvgIconComponent } from "@mui/icons-material";
import ArrowUpward from "@mui/icons-material/ArrowUpward";
import CheckCircle from "@mui/icons-material/CheckCircleOutlined";
import DangerousOutlined from "@mui/icons-material/DangerousOutlined";
import EventBusy from "@mui/icons-material/EventBusyOutlined";
import HelpOutline from "@mui/icons-material/HelpOutline";
import HourglassEmpty from "@mui/icons-material/HourglassEmpty";
import Remove from "@mui/icons-material/Remove";
import Task from "@mui/icons-material/TaskOutlined";
import { Box, type Theme } from "@mui/material";
import type { SystemStyleObject } from "@mui/system";
import { REQUIREMENT_STATUSES, type RequirementStatus, VERDICTS, type Verdict } from "../../shared/gap/status.js";
import type { Tones } from "../theme.js";
import { useLang } from "../words.js";

/** Every status that the panel shows: those of a requirement, and what is said of a person. */
export type Shown = RequirementStatus | Verdict;

type Look = {
  readonly Icon: SvgIconComponent;
  readonly tone: keyof Tones;
  readonly fill: (colour: string) => SystemStyleObject<Theme>;
};

const solid = (colour: string) => ({ backgroundColor: colour });
const outlined = (colour: string) => ({ border: `1px solid ${colour}` });
const stripes = (angle: number) => (colour: string) => ({
  backgroundImage: `repeating-linear-gradient(${angle}deg, ${colour} 0 3px, transparent 3px 6px)`,
  border: `1px solid ${colour}`,
});
const dots = (colour: string) => ({
  backgroundImage: `radial-gradient(${colour} 1.2px, transparent 1.4px)`,
  backgroundSize: "5px 5px",
  border: `1px solid ${colour}`,
});
const light = (colour: string) => ({
  border: `1px solid ${colour}`,
  backgroundColor: `color-mix(in srgb, ${colour} 18%, transparent)`,
});

/** Icon, colour and fill of each status; told apart without colour too. */
const LOOKS: Readonly<Record<Shown, Look>> = {
  MET: { Icon: CheckCircle, tone: "met", fill: solid },
  MEETS: { Icon: CheckCircle, tone: "met", fill: solid },
  GAP: { Icon: DangerousOutlined, tone: "gap", fill: solid },
  IN_GRACE: { Icon: HourglassEmpty, tone: "grace", fill: stripes(45) },
  WAIVED: { Icon: Task, tone: "waived", fill: light },
  UNKNOWN: { Icon: HelpOutline, tone: "unknown", fill: dots },
  FUTURE_GAP: { Icon: EventBusy, tone: "future", fill: stripes(90) },
  ADVISORY: { Icon: ArrowUpward, tone: "advisory", fill: outlined },
  NO_STANDARD: { Icon: Remove, tone: "unknown", fill: outlined },
};

/** The words of a status in the reader's language. */
export function useStatusWords(): (status: Shown) => string {
  const lang = useLang();
  return (status) => ({ ...VERDICTS, ...REQUIREMENT_STATUSES })[status][lang];
}

type MarkProps = {
  readonly status: Shown;
  readonly count?: string | number;
  readonly words?: string;
  readonly strong?: boolean;
};

/** A status: icon, word and colour together; a count beside it where several are meant. */
export function StatusMark({ status, count, words, strong = false }: MarkProps) {
  const say = useStatusWords();
  const { Icon, tone } = LOOKS[status];
  return (
    <Box
      component="span"
      data-status={status}
      sx={{
        display: "inline-flex",
        alignItems: "baseline",
        gap: 0.5,
        color: (theme) => theme.palette.tones[tone],
        fontWeight: strong ? 600 : 500,
      }}
    >
      <Icon sx={{ fontSize: 17, position: "relative", top: "3px", flexShrink: 0 }} aria-hidden />
      <span>
        {words ?? say(status)}
        {count !== undefined && ` (${count})`}
      </span>
    </Box>
  );
}

/** The colour of a status in the theme. */
const toneOf = (status: Shown, theme: Theme): string => theme.palette.tones[LOOKS[status].tone];

/** A cell filled as its status is, for strips. */
export function StatusFill({
  status,
  title,
  width = 1,
}: {
  readonly status: Shown | null;
  readonly title: string;
  readonly width?: number;
}) {
  return (
    <Box
      title={title}
      data-status={status ?? "NONE"}
      sx={(theme) => ({
        flex: width,
        minWidth: 6,
        height: 16,
        boxSizing: "border-box",
        ...(status
          ? LOOKS[status].fill(toneOf(status, theme))
          : { borderBottom: `1px solid ${theme.palette.divider}` }),
      })}
    />
  );
}
