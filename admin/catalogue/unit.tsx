import { Button, Link as MuiLink, Stack, Typography } from "@mui/material";
import type { RaRecord } from "react-admin";
import { Link } from "react-router";
import { unit } from "../../shared/catalogue/unit.js";
import { gapAddress } from "../gap/conditions.js";
import { RecordPage } from "../screens/show.js";
import { unitWords } from "../title.js";
import { useLang, useSay } from "../words.js";

type Part = { readonly record: RaRecord };

/** A unit: what it is part of, and the ways to its people and their gaps. */
export default function UnitScreen() {
  return <RecordPage lead={Lead} above={Ways} />;
}

function Lead({ record }: Part) {
  const say = useSay();
  const lang = useLang();
  if (!record.parent) return <Typography variant="body2">{unit.label[lang]}</Typography>;
  return (
    <MuiLink component={Link} to={`/units/${record.parent.id}/show`} variant="body2">
      {say("unit.above", { unit: unitWords(record.parent, lang) })}
    </MuiLink>
  );
}

function Ways({ record }: Part) {
  const say = useSay();
  return (
    <Stack direction="row" sx={{ flexWrap: "wrap", gap: 1, mb: 2 }}>
      <Button component={Link} to={gapAddress({ unit: record.code })} variant="outlined">
        {say("unit.gaps")}
      </Button>
      <Button
        component={Link}
        to={`/officials?filter=${encodeURIComponent(JSON.stringify({ within: record.code }))}`}
        variant="outlined"
      >
        {say("unit.people")}
      </Button>
    </Stack>
  );
}
