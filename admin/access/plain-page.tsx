import { Box, Stack, Typography } from "@mui/material";
import type { ReactNode } from "react";
import { LanguageButton, ThemeButton } from "../frame/top-bar.js";

type PlainProps = { readonly title: string; readonly lead?: string; readonly children: ReactNode };

/** A page before the panel: the hub's name, the language, and one thing to do. */
export function PlainPage({ title, lead, children }: PlainProps) {
  return (
    <Box sx={{ minHeight: "100vh", bgcolor: "background.default", color: "text.primary" }}>
      <title>{`${title} · Chuẩn Hub`}</title>
      <Stack
        component="header"
        direction="row"
        sx={{ alignItems: "center", gap: 0.5, px: 2, minHeight: 56, borderBottom: 1, borderColor: "divider" }}
      >
        <Typography component="span" sx={{ fontWeight: 700, fontSize: 16, flexGrow: 1 }}>
          Chuẩn Hub
        </Typography>
        <LanguageButton short={false} />
        <ThemeButton />
      </Stack>
      <Box component="main" sx={{ maxWidth: 432, mx: "auto", px: 2, pt: { xs: 4, sm: 8 }, pb: 6 }}>
        <Typography variant="h1" sx={{ mb: lead ? 0.5 : 2 }}>
          {title}
        </Typography>
        {lead && (
          <Typography variant="body2" sx={{ color: "text.secondary", mb: 2 }}>
            {lead}
          </Typography>
        )}
        {children}
      </Box>
    </Box>
  );
}
