import AccountTree from "@mui/icons-material/AccountTreeOutlined";
import { Autocomplete, Box, Button, TextField, Typography } from "@mui/material";
import { useEffect, useState } from "react";
import { useStore } from "react-admin";
import { useDay } from "../day.js";
import { useQuestion } from "../question.js";
import { unitWords } from "../title.js";
import { useLang, useSay } from "../words.js";
import { Drop } from "./drop.js";

/** The unit that the reader looks at, with all below it; null is everything. */
export type Unit = {
  readonly code: string;
  readonly name: string;
  readonly kind?: string;
  readonly parent?: { readonly name: string; readonly kind?: string } | null;
};

/** The unit looked at, kept between visits. */
export const useUnitScope = (): [Unit | null, (unit: Unit | null) => void] => useStore<Unit | null>("unit", null);

const UNITS = `query($search: String, $asOf: LocalDate, $filter: UnitFilter){
  units(search: $search, filter: $filter, limit: 30, asOf: $asOf, orderBy: [CODE_ASC]){nodes{code name kind parent{name kind}}}}`;
const ONE = `query($code: String!, $asOf: LocalDate){unit(code: $code, asOf: $asOf){code name kind parent{name kind}}}`;

/** Of the units that match what is typed; with nothing typed, provinces and districts of the day. */
function useUnits(typed: string): { readonly units: readonly Unit[]; readonly waiting: boolean } {
  const [search, setSearch] = useState("");
  useEffect(() => {
    const later = setTimeout(() => setSearch(typed.trim()), 200);
    return () => clearTimeout(later);
  }, [typed]);
  const { day } = useDay();
  const above = { kind: { in: ["PROVINCE", "DISTRICT", "TOWN", "CITY"] } };
  const { data, isFetching } = useQuestion<{ units: { nodes: readonly Unit[] } }>(UNITS, {
    asOf: day,
    ...(search ? { search } : { filter: above }),
  });
  return { units: data?.units.nodes ?? [], waiting: isFetching };
}

type Picker = {
  readonly value: Unit | null;
  readonly onChange: (unit: Unit | null) => void;
  readonly label: string;
  readonly autoFocus?: boolean;
  readonly error?: string;
  readonly helperText?: string;
};

/** Chooses a unit by name or code, found on the server; accents do not matter. */
export function UnitPicker({ value, onChange, label, autoFocus, error, helperText }: Picker) {
  const say = useSay();
  const lang = useLang();
  const [typed, setTyped] = useState("");
  const { units, waiting } = useUnits(typed);
  return (
    <Autocomplete
      fullWidth
      openOnFocus={autoFocus ?? false}
      value={value}
      onChange={(_event, unit) => onChange(unit)}
      onInputChange={(_event, text, reason) => setTyped(reason === "input" ? text : "")}
      options={units as Unit[]}
      filterOptions={(all) => all}
      getOptionKey={({ code, name }) => `${code} ${name}`}
      getOptionLabel={(unit) => unitWords(unit, lang)}
      isOptionEqualToValue={(a, b) => a.code === b.code}
      loading={waiting}
      loadingText={say("search.waiting")}
      noOptionsText={say("search.none", { text: typed })}
      clearText={say("unit.whole")}
      openText={say("unit.find")}
      closeText={say("form.cancel")}
      renderOption={({ key, ...props }, unit) => (
        <Box component="li" key={key} {...props}>
          <Typography variant="body1">{unitWords(unit, lang)}</Typography>
          {unit.parent && (
            <Typography variant="body2" sx={{ color: "text.secondary", ml: 1 }}>
              {unitWords(unit.parent, lang)}
            </Typography>
          )}
        </Box>
      )}
      renderInput={(params) => (
        <TextField
          {...params}
          label={label}
          autoFocus={autoFocus ?? false}
          error={Boolean(error)}
          helperText={error ?? helperText}
        />
      )}
    />
  );
}

/** The unit with a code, on the day of the page. */
export function useUnit(code: string | null | undefined): Unit | null {
  const [scope] = useUnitScope();
  const { data } = useQuestion<{ unit: Unit | null }>(ONE, { code }, { enabled: Boolean(code) });
  if (!code) return null;
  // A unit that does not exist on the day keeps the name by which it was chosen.
  return data?.unit ?? (scope?.code === code ? scope : { code, name: code });
}

/** The unit looked at, in the top bar. */
export function UnitScope() {
  const say = useSay();
  const lang = useLang();
  const [unit, setUnit] = useUnitScope();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        color="inherit"
        startIcon={<AccountTree fontSize="small" />}
        onClick={(event) => setAnchor(event.currentTarget)}
        aria-haspopup="dialog"
        title={say("unit.choose")}
        sx={{ whiteSpace: "nowrap", maxWidth: 220 }}
      >
        <Box component="span" sx={{ overflow: "hidden", textOverflow: "ellipsis" }}>
          {unit ? unitWords(unit, lang) : say("unit.whole")}
        </Box>
      </Button>
      <Drop anchor={anchor} label={say("unit.choose")} close={() => setAnchor(null)}>
        <Box sx={{ p: 2, width: 320 }} lang={lang}>
          <UnitPicker
            value={unit}
            label={say("unit.choose")}
            autoFocus
            onChange={(next) => {
              setUnit(next);
              setAnchor(null);
            }}
          />
          {unit && (
            <Button
              sx={{ mt: 1 }}
              onClick={() => {
                setUnit(null);
                setAnchor(null);
              }}
            >
              {say("unit.whole")}
            </Button>
          )}
        </Box>
      </Drop>
    </>
  );
}
