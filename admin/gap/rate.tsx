import { Box, Typography } from "@mui/material";
import { bandWords, shareWords, wholeWords } from "../format.js";
import { useLang, useSay } from "../words.js";

/** A rate with its numbers, as the hub gives it. */
export type Rate = {
  readonly met: number;
  readonly assessed: number;
  readonly unknown: number;
  readonly low: number | null;
  readonly high: number | null;
};

/** A bar that is solid to what is sure, dotted to what may be. */
function Band({ low, high, height = 14 }: { readonly low: number; readonly high: number; readonly height?: number }) {
  const lang = useLang();
  const say = useSay();
  const percent = (share: number): string => `${(share * 100).toFixed(3)}%`;
  return (
    <Box
      role="img"
      aria-label={`${say("rate.low")}: ${shareWords(low, lang)}; ${say("rate.high")}: ${shareWords(high, lang)}`}
      sx={(theme) => ({
        position: "relative",
        height,
        width: "100%",
        backgroundColor: theme.palette.tones.line,
        borderRadius: 0.5,
        overflow: "hidden",
      })}
    >
      <Box
        sx={(theme) => ({
          position: "absolute",
          inset: 0,
          right: "auto",
          width: percent(low),
          backgroundColor: theme.palette.tones.met,
        })}
      />
      <Box
        sx={(theme) => ({
          position: "absolute",
          top: 0,
          bottom: 0,
          left: percent(low),
          width: percent(high - low),
          backgroundColor: theme.palette.tones.paper,
          backgroundImage: `radial-gradient(${theme.palette.tones.met} 1.3px, transparent 1.5px)`,
          backgroundSize: "5px 5px",
        })}
      />
    </Box>
  );
}

/** A rate in full: its name, the band, the share, and the counts it stands on. */
export function RateLine({ label, rate }: { readonly label: string; readonly rate: Rate }) {
  const say = useSay();
  const lang = useLang();
  return (
    <Box
      sx={{
        display: "grid",
        gridTemplateColumns: { xs: "1fr", md: "280px minmax(120px, 1fr) 300px" },
        columnGap: 2,
        rowGap: 0.5,
        alignItems: "center",
        py: 0.75,
      }}
    >
      <Typography variant="body1" sx={{ fontWeight: 500 }}>
        {label}
      </Typography>
      {rate.low === null || rate.high === null ? (
        <Typography variant="body2" sx={{ color: "text.secondary" }}>
          {say("rate.none")}
        </Typography>
      ) : (
        <Band low={rate.low} high={rate.high} />
      )}
      {rate.low !== null && rate.high !== null && (
        <Typography variant="body1">
          <Box component="strong" sx={{ fontWeight: 600, mr: 1.5 }}>
            {bandWords(rate.low, rate.high, lang)}
          </Box>
          <Box component="span" sx={{ color: "text.secondary", fontSize: 13 }}>
            {say("rate.numbers", { met: wholeWords(rate.met, lang), assessed: wholeWords(rate.assessed, lang) })}
            {rate.unknown > 0 && `, ${say("rate.unknown", { unknown: wholeWords(rate.unknown, lang) })}`}
          </Box>
        </Typography>
      )}
    </Box>
  );
}
