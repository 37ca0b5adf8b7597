import { Alert, Box, Button, Skeleton, Stack, Typography } from "@mui/material";
import type { ReactNode } from "react";
import { useSay } from "./words.js";

type PageProps = {
  readonly title: string;
  readonly actions?: ReactNode;
  /** What stands under the title: the first answer of the page. */
  readonly lead?: ReactNode;
  readonly children: ReactNode;
};

/** A page: its title, what can be done, its content; the title stands in the browser's tab too. */
export function Page({ title, actions, lead, children }: PageProps) {
  return (
    <Box component="article" sx={{ minWidth: 0 }}>
      <DocumentTitle title={title} />
      <Stack direction="row" sx={{ alignItems: "flex-start", flexWrap: "wrap", columnGap: 2, rowGap: 0.5, mb: 1.5 }}>
        <Box sx={{ flexGrow: 1, minWidth: 0 }}>
          <Typography variant="h1" sx={{ overflowWrap: "anywhere" }}>
            {title}
          </Typography>
          {lead}
        </Box>
        {actions && (
          <Stack direction="row" className="no-print" sx={{ flexWrap: "wrap", gap: 0.5 }}>
            {actions}
          </Stack>
        )}
      </Stack>
      {children}
    </Box>
  );
}

/** The tab's title. React hoists it into the head. */
const DocumentTitle = ({ title }: { readonly title: string }) => <title>{`${title} · Chuẩn Hub`}</title>;

/** A part of a page that could not be read: why, and the one next step. */
export function Failed({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const say = useSay();
  const why = error instanceof Error && error.message ? error.message : say("state.unreachable");
  return (
    <Alert
      severity="error"
      variant="outlined"
      action={retry && <Button onClick={retry}>{say("state.retry")}</Button>}
      sx={{ my: 1, alignItems: "center" }}
    >
      <strong>{say("state.failed")}.</strong> {why}
    </Alert>
  );
}

/** Why there is nothing, and the one next step. */
export function Empty({
  title,
  help,
  action,
}: {
  readonly title: string;
  readonly help?: string;
  readonly action?: ReactNode;
}) {
  return (
    <Box
      sx={{
        py: 4,
        px: 2,
        textAlign: "center",
        border: 1,
        borderStyle: "dashed",
        borderColor: "divider",
        borderRadius: 1,
      }}
    >
      <Typography variant="subtitle1">{title}</Typography>
      {help && (
        <Typography variant="body2" sx={{ color: "text.secondary", mt: 0.5 }}>
          {help}
        </Typography>
      )}
      {action && <Box sx={{ mt: 1.5 }}>{action}</Box>}
    </Box>
  );
}

/** Words for those who hear the page: the eye sees them from what stands around. */
export function Unseen({ children }: { readonly children: ReactNode }) {
  return (
    <Box
      component="span"
      sx={{ position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" }}
    >
      {children}
    </Box>
  );
}

/** Lines in the place of what is being read. */
export function Waiting({ lines = 3, height = 28 }: { readonly lines?: number; readonly height?: number }) {
  const say = useSay();
  return (
    <Box role="status" aria-label={say("state.loading")}>
      {Array.from({ length: lines }, (_, i) => (
        <Skeleton key={String(i)} variant="text" height={height} width={`${100 - ((i * 13) % 40)}%`} />
      ))}
    </Box>
  );
}

type Asked<T> = {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly refetch: () => unknown;
};

/** Draws an answer, or what stands in its place: waiting, or why it failed. */
export function Answered<T>({
  asked,
  lines,
  children,
}: {
  readonly asked: Asked<T>;
  readonly lines?: number;
  readonly children: (data: T) => ReactNode;
}) {
  if (asked.error) return <Failed error={asked.error} retry={() => void asked.refetch()} />;
  if (asked.isPending || asked.data === undefined) return <Waiting {...(lines && { lines })} />;
  return <>{children(asked.data)}</>;
}

/** A part of a page under its own heading. */
export function Section({
  title,
  note,
  actions,
  children,
}: {
  readonly title: string;
  readonly note?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <Box component="section" aria-label={title} sx={{ mt: 3 }}>
      <Stack direction="row" sx={{ alignItems: "baseline", gap: 2, flexWrap: "wrap", mb: 1 }}>
        <Typography variant="h2">{title}</Typography>
        {note && (
          <Typography variant="body2" sx={{ color: "text.secondary" }}>
            {note}
          </Typography>
        )}
        <Box sx={{ flexGrow: 1 }} />
        {actions}
      </Stack>
      {children}
    </Box>
  );
}
