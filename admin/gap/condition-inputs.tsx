import FilterList from "@mui/icons-material/FilterList";
import { Box, Button, Drawer, MenuItem, TextField } from "@mui/material";
import { useState } from "react";
import { CATEGORIES } from "../../shared/catalogue/position.js";
import type { Label } from "../../shared/field.js";
import { PERSONAL_SUBJECTS, REASONS, REQUIREMENT_STATUSES } from "../../shared/gap/status.js";
import { usePhone } from "../frame/top-bar.js";
import { UnitPicker, useUnit } from "../frame/unit-scope.js";
import { useQuestion } from "../question.js";
import { useDimensions, useSubjectWords } from "../subject.js";
import { nameIn } from "../title.js";
import { useLang, useSay } from "../words.js";
import { type ConditionKey, useConditions } from "./conditions.js";

type Position = { readonly code: string; readonly name: string; readonly nameEn: string | null };
type Choice = { readonly code: string; readonly name: string };

/** Every position, in the order of the state's forms. */
export const usePositions = (): readonly Position[] =>
  useQuestion<{ positions: { nodes: readonly Position[] } }>("{positions(limit: 100){nodes{code name nameEn}}}").data
    ?.positions.nodes ?? [];

/** The conditions of the gap list: a line on a desk, a sheet on a phone. */
export function ConditionInputs() {
  const say = useSay();
  const phone = usePhone();
  const [open, setOpen] = useState(false);
  if (!phone) return <Inputs columns="1.4fr repeat(5, 1fr)" />;
  return (
    <>
      <Button
        variant="outlined"
        color="inherit"
        startIcon={<FilterList />}
        onClick={() => setOpen(true)}
        sx={{ minHeight: 44, borderColor: "divider" }}
      >
        {say("list.filter")}
      </Button>
      <Drawer
        anchor="bottom"
        open={open}
        onClose={() => setOpen(false)}
        slotProps={{ paper: { "aria-label": say("list.filterTitle") } }}
      >
        <Box sx={{ p: 2, pt: 3 }}>
          <Inputs columns="1fr" />
          <Button fullWidth variant="contained" onClick={() => setOpen(false)} sx={{ mt: 2, minHeight: 44 }}>
            {say("list.showResult")}
          </Button>
        </Box>
      </Drawer>
    </>
  );
}

function Inputs({ columns }: { readonly columns: string }) {
  const say = useSay();
  const lang = useLang();
  const { conditions, set } = useConditions();
  const unit = useUnit(conditions.unit);
  const positions = usePositions();
  const dimensions = useDimensions();
  const subjectOf = useSubjectWords();
  const listed = (values: Readonly<Record<string, Label>>): Choice[] =>
    Object.entries(values).map(([code, label]) => ({ code, name: label[lang] }));
  const subjects = [...dimensions.map(({ code }) => code), ...Object.keys(PERSONAL_SUBJECTS)].map((code) => ({
    code,
    name: subjectOf(code),
  }));
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: columns, gap: 1.5 }}>
      <UnitPicker value={unit} label={say("list.unit")} onChange={(next) => set("unit", next?.code ?? null)} />
      <Select name="category" label={say("list.category")} choices={listed(CATEGORIES)} />
      <Select
        name="position"
        label={say("list.position")}
        choices={positions.map((one) => ({ code: one.code, name: nameIn(one, lang) }))}
      />
      <Select name="dimension" label={say("list.dimension")} choices={subjects} />
      <Select name="status" label={say("list.status")} choices={listed(REQUIREMENT_STATUSES)} all="ANY" />
      <Select name="reason" label={say("list.reason")} choices={listed(REASONS)} />
    </Box>
  );
}

function Select({
  name,
  label,
  choices,
  all = "",
}: {
  readonly name: ConditionKey;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly all?: string;
}) {
  const say = useSay();
  const { conditions, set } = useConditions();
  const value = conditions[name] ?? all;
  const known = value === all || choices.some(({ code }) => code === value);
  return (
    <TextField
      select
      fullWidth
      label={label}
      value={known ? value : all}
      onChange={({ target }) => set(name, target.value || null)}
      slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
    >
      <MenuItem value={all}>{say("list.any")}</MenuItem>
      {choices.map(({ code, name: words }) => (
        <MenuItem key={code} value={code}>
          {words}
        </MenuItem>
      ))}
    </TextField>
  );
}
