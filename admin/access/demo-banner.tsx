import { Box } from "@mui/material";
import { useSay } from "../words.js";
import { useSessionState } from "./caller.js";

/** Says on every page of a demonstration that it is one. */
export function DemoBanner() {
  const say = useSay();
  const { door } = useSessionState();
  if (!door || door.demo.length === 0) return null;
  return (
    <Box
      role="note"
      className="no-print"
      sx={(theme) => ({
        bgcolor: theme.palette.tones.wash,
        borderLeft: 3,
        borderColor: theme.palette.tones.grace,
        px: 1.5,
        py: 0.5,
        mb: 1.5,
        fontSize: 13,
        lineHeight: 1.5,
      })}
    >
      {say("access.demoBanner")}
    </Box>
  );
}
