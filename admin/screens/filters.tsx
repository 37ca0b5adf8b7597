import FilterList from "@mui/icons-material/FilterList";
import Search from "@mui/icons-material/Search";
import { Box, Button, Chip, Drawer, InputAdornment, Stack, TextField, Typography } from "@mui/material";
import { type ReactNode, useEffect, useState } from "react";
import { FilterLiveForm, useInput, useListContext, useReference } from "react-admin";
import { CATEGORIES } from "../../shared/catalogue/position.js";
import { type Dictionary, type Field, type FieldOf, fieldsOf, type Lang } from "../../shared/field.js";
import { dictionaryOf } from "../../shared/resources.js";
import { useSeesSensitive } from "../access/caller.js";
import { RESOURCE_FIELD } from "../access/resource-words.js";
import { countFilters, type FilterValues, filterable } from "../filter.js";
import { dayText } from "../format.js";
import { usePhone } from "../frame/top-bar.js";
import { UnitPicker, useUnit } from "../frame/unit-scope.js";
import { fullTitleOf, unitWords } from "../title.js";
import { useLang, useSay, wordsOf } from "../words.js";
import { DayInput } from "./day-input.js";
import { Input } from "./input.js";

/** Search box, filters in a sheet, and what narrows the list now as chips that take it off. */
export function ListFilters({ of }: { readonly of: Dictionary }) {
  const say = useSay();
  const phone = usePhone();
  const { filterValues } = useListContext();
  const [open, setOpen] = useState(false);
  const sensitive = useSeesSensitive();
  const count = countFilters(filterValues);
  return (
    <Box sx={{ mb: 1 }}>
      <Stack direction="row" spacing={1} sx={{ alignItems: "center" }}>
        {of.search && <SearchBox />}
        <Button
          variant="outlined"
          color="inherit"
          startIcon={<FilterList />}
          onClick={() => setOpen(true)}
          sx={{ height: 40, borderColor: "divider", whiteSpace: "nowrap" }}
        >
          {count > 0 ? say("list.filterCount", { count }) : say("list.filter")}
        </Button>
      </Stack>
      <Chips of={of} />
      <Drawer
        anchor={phone ? "bottom" : "right"}
        open={open}
        onClose={() => setOpen(false)}
        slotProps={{ paper: { "aria-label": say("list.filterTitle") } }}
        sx={{ zIndex: (theme) => theme.zIndex.modal }}
      >
        <Box sx={{ p: 2, width: phone ? "auto" : 340, maxHeight: phone ? "85vh" : "none", overflow: "auto" }}>
          <Typography variant="h2" sx={{ mb: 2 }}>
            {say("list.filterTitle")}
          </Typography>
          <FilterLiveForm>
            <Stack spacing={2}>{inputsOf(of, sensitive)}</Stack>
          </FilterLiveForm>
          <Button fullWidth variant="contained" onClick={() => setOpen(false)} sx={{ mt: 3 }}>
            {say("list.showResult")}
          </Button>
        </Box>
      </Drawer>
    </Box>
  );
}

function SearchBox() {
  const say = useSay();
  const { filterValues, setFilters } = useListContext();
  const now = typeof filterValues.q === "string" ? filterValues.q : "";
  const [typed, setTyped] = useState(now);
  useEffect(() => setTyped(now), [now]);
  useEffect(() => {
    if (typed === now) return;
    const later = setTimeout(() => {
      const { q: _q, ...others } = filterValues;
      setFilters(typed.trim() === "" ? others : { ...others, q: typed });
    }, 300);
    return () => clearTimeout(later);
  }, [typed, now, filterValues, setFilters]);
  return (
    <TextField
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      placeholder={say("list.search")}
      type="search"
      slotProps={{
        htmlInput: { "aria-label": say("list.search") },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <Search fontSize="small" />
            </InputAdornment>
          ),
        },
      }}
      sx={{ width: { xs: "100%", sm: 320 } }}
    />
  );
}

const categoryField: FieldOf<"choice"> = {
  kind: "choice",
  enum: "PositionCategory",
  values: CATEGORIES,
  optional: true,
  label: { vi: wordsOf("official.category", "vi"), en: wordsOf("official.category", "en") },
};
const positionField: FieldOf<"ref"> = {
  kind: "ref",
  to: "Position",
  optional: true,
  label: { vi: wordsOf("official.position", "vi"), en: wordsOf("official.position", "en") },
};
const inPostField: FieldOf<"bool"> = {
  kind: "bool",
  optional: true,
  label: { vi: wordsOf("official.inPost", "vi"), en: wordsOf("official.inPost", "en") },
};
const unitLabel = { vi: wordsOf("official.unit", "vi"), en: wordsOf("official.unit", "en") };

/** What is asked of an official beside the fields of the file. */
const OF_OFFICIALS: Readonly<Record<string, Field>> = {
  category: categoryField,
  positionId: positionField,
  inPost: inPostField,
};

function inputsOf(of: Dictionary, sensitive: boolean): ReactNode[] {
  const asked = filterable(of).filter(([, field]) => sensitive || !field.sensitive);
  const own = asked.map(([name, field]) => <FilterInput key={name} name={name} field={field} />);
  if (of.name !== "Official") return own;
  return [
    <UnitFilterInput key="within" source="within" label={unitLabel} />,
    ...Object.entries(OF_OFFICIALS).map(([name, field]) => <FilterInput key={name} name={name} field={field} />),
    ...own,
  ];
}

function FilterInput({ name, field }: { readonly name: string; readonly field: Field }) {
  const say = useSay();
  const lang = useLang();
  if (field.kind === "ref" && field.to === "Unit")
    return <UnitFilterInput source={`${name}.within`} label={field.label} />;
  if (field.kind === "day" || field.kind === "partialDay" || field.kind === "instant") {
    const partial = field.kind === "partialDay";
    return (
      <Box component="fieldset" sx={{ border: 0, p: 0, m: 0 }}>
        <Typography component="legend" variant="body2" sx={{ color: "text.secondary", mb: 1, p: 0 }}>
          {field.label[lang]}
        </Typography>
        <Stack direction="row" spacing={1}>
          <DayInput source={`${name}.from`} label={say("list.from")} partial={partial} helperText={false} />
          <DayInput source={`${name}.to`} label={say("list.to")} partial={partial} helperText={false} />
        </Stack>
      </Box>
    );
  }
  return <Input name={name} field={asFilter(name, field)} />;
}

/** In a filter nothing is demanded, one value of several is asked for, and yes-or-no may be left open. */
function asFilter(name: string, field: Field): Field {
  if (field.kind === "choices") return { ...field, kind: "choice", optional: true };
  if (field.kind === "refs") return { kind: "ref", to: field.to, label: field.label, optional: true };
  if (name === "resource") return RESOURCE_FIELD;
  if (field.kind === "text") return { kind: "text", max: field.max, label: field.label, optional: true };
  return { ...field, optional: true };
}

function UnitFilterInput({
  source,
  label,
}: {
  readonly source: string;
  readonly label: Readonly<Record<Lang, string>>;
}) {
  const lang = useLang();
  const { field } = useInput({ source });
  const unit = useUnit(field.value as string | null);
  return <UnitPicker value={unit} label={label[lang]} onChange={(next) => field.onChange(next?.code ?? null)} />;
}

function Chips({ of }: { readonly of: Dictionary }) {
  const { filterValues, setFilters } = useListContext();
  const values = filterValues as FilterValues;
  const shown = Object.entries(values).filter(([name, value]) => name !== "q" && countFilters({ [name]: value }) > 0);
  if (shown.length === 0) return null;
  const without = (name: string): void => {
    const { [name]: _gone, ...others } = values;
    setFilters(others);
  };
  return (
    <Stack direction="row" sx={{ flexWrap: "wrap", gap: 0.75, mt: 1 }}>
      {shown.map(([name, value]) => (
        <Chip
          key={name}
          size="small"
          label={<ChipText of={of} name={name} value={value} />}
          onDelete={() => without(name)}
        />
      ))}
    </Stack>
  );
}

function ChipText({ of, name, value }: { readonly of: Dictionary; readonly name: string; readonly value: unknown }) {
  const lang = useLang();
  const field =
    (of.name === "Official" && OF_OFFICIALS[name]) ||
    (of.name === "AuditEntry" && name === "resource" && RESOURCE_FIELD) ||
    fieldsOf(of).find(([key]) => key === name)?.[1];
  const label = name === "within" ? unitLabel[lang] : (field?.label[lang] ?? name);
  return (
    <>
      {label}: <ChipValue field={field} value={value} lang={lang} />
    </>
  );
}

function ChipValue({
  field,
  value,
  lang,
}: {
  readonly field: Field | undefined;
  readonly value: unknown;
  readonly lang: Lang;
}) {
  if (!field) return <UnitName code={String(value)} />;
  if (typeof value === "object" && value !== null && "within" in value) return <UnitName code={String(value.within)} />;
  if (field.kind === "ref" || field.kind === "refs") return <RefName to={field.to} id={String(value)} />;
  if (field.kind === "choice" || field.kind === "choices")
    return <>{field.values[String(value)]?.[lang] ?? String(value)}</>;
  if (field.kind === "bool") return <>{{ vi: value ? "Có" : "Không", en: value ? "Yes" : "No" }[lang]}</>;
  if (typeof value === "object") {
    const { from, to } = value as { from?: string; to?: string };
    return <>{`${dayText(from)} – ${dayText(to)}`.trim()}</>;
  }
  return <>{String(value)}</>;
}

function UnitName({ code }: { readonly code: string }) {
  const lang = useLang();
  return <>{unitWords(useUnit(code), lang)}</>;
}

function RefName({ to, id }: { readonly to: string; readonly id: string }) {
  const lang = useLang();
  const target = dictionaryOf(to);
  const { referenceRecord } = useReference({ reference: target.plural, id });
  return <>{referenceRecord ? fullTitleOf(target, referenceRecord, lang) : "…"}</>;
}
