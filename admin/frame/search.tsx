import Search from "@mui/icons-material/Search";
import {
  Box,
  Button,
  Dialog,
  IconButton,
  InputBase,
  List,
  ListItemButton,
  ListItemText,
  ListSubheader,
  Typography,
} from "@mui/material";
import { type KeyboardEvent, useEffect, useMemo, useState } from "react";
import { Link, useNavigate } from "react-router";
import type { Lang } from "../../shared/field.js";
import { fold } from "../../shared/text.js";
import { usePages } from "../access/allowed.js";
import { dictionaryAt } from "../data-provider.js";
import { dayText } from "../format.js";
import { pluralName } from "../messages.js";
import { useQuestion } from "../question.js";
import { unitWords } from "../title.js";
import { type Given, useLang, useSay, type WordKey } from "../words.js";
import type { Page } from "./pages.js";

const FIND = `query($search: String!, $asOf: LocalDate){
  officials(search: $search, limit: 7, asOf: $asOf){nodes{id fullName code assignments(limit: 1){nodes{position{name} unit{name kind}}}}}
  units(search: $search, limit: 5, asOf: $asOf){nodes{id name code kind parent{name kind}}}
  standards(search: $search, limit: 5, asOf: $asOf){nodes{id name inForceFrom}}
  classes(search: $search, limit: 5){nodes{id name heldFrom}}}`;

type Found = {
  readonly officials: {
    nodes: {
      id: string;
      fullName: string;
      code: string;
      assignments: { nodes: { position: { name: string }; unit: { name: string; kind: string } }[] };
    }[];
  };
  readonly units: {
    nodes: { id: string; name: string; code: string; kind: string; parent: { name: string; kind: string } | null }[];
  };
  readonly standards: { nodes: { id: string; name: string; inForceFrom: string }[] };
  readonly classes: { nodes: { id: string; name: string; heldFrom: string }[] };
};
type Hit = { readonly to: string; readonly text: string; readonly more: string };
type Section = { readonly title: string; readonly hits: readonly Hit[] };

function sectionsOf(
  found: Found | undefined,
  typed: string,
  lang: Lang,
  open: readonly Page[],
  say: (key: WordKey, given?: Given) => string,
): Section[] {
  const words = fold(typed).split(" ");
  const pages = open
    .map(({ to, label }) => ({ to, text: label(lang), more: "" }))
    .filter(({ text }) => words.every((word) => fold(text).includes(word)));
  const section = (plural: string, hits: Hit[]): Section => ({ title: pluralName(dictionaryAt(plural), lang), hits });
  const all = found
    ? [
        section(
          "officials",
          found.officials.nodes.map(({ id, fullName, code, assignments: { nodes } }) => ({
            to: `/officials/${id}/show`,
            text: fullName,
            more: nodes[0] ? `${nodes[0].position.name}, ${unitWords(nodes[0].unit, lang)}` : code,
          })),
        ),
        section(
          "units",
          found.units.nodes.map((unit) => ({
            to: `/units/${unit.id}/show`,
            text: unitWords(unit, lang),
            more: unit.parent ? unitWords(unit.parent, lang) : unit.code,
          })),
        ),
        section(
          "standards",
          found.standards.nodes.map(({ id, name, inForceFrom }) => ({
            to: `/standards/${id}/show`,
            text: name,
            more: dayText(inForceFrom),
          })),
        ),
        section(
          "classes",
          found.classes.nodes.map(({ id, name, heldFrom }) => ({
            to: `/classes/${id}/show`,
            text: name,
            more: dayText(heldFrom),
          })),
        ),
      ]
    : [];
  return [...all, { title: say("search.pages"), hits: pages }].filter(({ hits }) => hits.length > 0);
}

/** Search over everything, opened by its button or Ctrl K. */
export function SearchEverything({ short }: { readonly short: boolean }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  return (
    <>
      {short ? (
        <IconButton
          color="inherit"
          aria-label={say("search.open")}
          onClick={() => setOpen(true)}
          sx={{ width: 44, height: 44 }}
        >
          <Search />
        </IconButton>
      ) : (
        <Button
          color="inherit"
          onClick={() => setOpen(true)}
          startIcon={<Search fontSize="small" />}
          sx={{
            color: "text.secondary",
            bgcolor: (theme) => theme.palette.tones.wash,
            px: 1.5,
            justifyContent: "flex-start",
            minWidth: 120,
            flex: "0 1 330px",
            whiteSpace: "nowrap",
            overflow: "hidden",
          }}
        >
          <Box component="span" sx={{ overflow: "hidden", textOverflow: "ellipsis", flexGrow: 1, textAlign: "left" }}>
            {say("search.open")}
          </Box>
          <Box component="kbd" sx={{ font: "inherit", fontSize: 12, ml: 1 }}>
            Ctrl K
          </Box>
        </Button>
      )}
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        fullWidth
        maxWidth="sm"
        fullScreen={short}
        slotProps={{ paper: { "aria-label": say("search.open"), "aria-labelledby": undefined } }}
      >
        {open && <Finder close={() => setOpen(false)} />}
      </Dialog>
    </>
  );
}

function Finder({ close }: { readonly close: () => void }) {
  const say = useSay();
  const lang = useLang();
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const [search, setSearch] = useState("");
  const [at, setAt] = useState(0);
  useEffect(() => {
    const later = setTimeout(() => setSearch(typed.trim()), 150);
    return () => clearTimeout(later);
  }, [typed]);
  const open = usePages();
  const { data, isFetching } = useQuestion<Found>(FIND, { search }, { enabled: search !== "" });
  const sections = useMemo(
    () => (search === "" ? [] : sectionsOf(data, search, lang, open, say)),
    [data, search, lang, open, say],
  );
  const hits = sections.flatMap((section) => section.hits);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt((at + step + hits.length) % Math.max(hits.length, 1));
    }
    const hit = hits[at];
    if (event.key !== "Enter" || !hit) return;
    navigate(hit.to);
    close();
  };
  return (
    <Box onKeyDown={onKeyDown}>
      <Box sx={{ display: "flex", alignItems: "center", px: 2, borderBottom: 1, borderColor: "divider" }}>
        <Search color="disabled" />
        <InputBase
          fullWidth
          autoFocus
          value={typed}
          placeholder={say("search.open")}
          inputProps={{ "aria-label": say("search.open") }}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          sx={{ ml: 1, height: 52 }}
        />
        <Button onClick={close}>{say("form.cancel")}</Button>
      </Box>
      <Box sx={{ minHeight: 120, maxHeight: { xs: "none", sm: "60vh" }, overflow: "auto" }} aria-live="polite">
        {search === "" ? (
          <Note>{say("search.hint")}</Note>
        ) : hits.length === 0 ? (
          <Note>{isFetching ? say("search.waiting") : say("search.none", { text: search })}</Note>
        ) : (
          sections.map(({ title, hits: own }) => (
            <List
              key={title}
              component="div"
              dense
              disablePadding
              subheader={
                <ListSubheader component="div" sx={{ lineHeight: 2.2 }}>
                  {title}
                </ListSubheader>
              }
            >
              {own.map((hit) => (
                <ListItemButton key={hit.to} component={Link} to={hit.to} onClick={close} selected={hits[at] === hit}>
                  <ListItemText primary={hit.text} secondary={hit.more || null} />
                </ListItemButton>
              ))}
            </List>
          ))
        )}
      </Box>
    </Box>
  );
}

const Note = ({ children }: { readonly children: string }) => (
  <Typography variant="body2" sx={{ color: "text.secondary", p: 2 }}>
    {children}
  </Typography>
);
