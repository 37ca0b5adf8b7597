import { Autocomplete, Box, TextField } from "@mui/material";
import type { ReactNode } from "react";
import {
  AutocompleteArrayInput,
  AutocompleteInput,
  BooleanInput,
  NullableBooleanInput,
  ReferenceArrayInput,
  ReferenceInput,
  SelectArrayInput,
  SelectInput,
  TextInput,
  useInput,
  useSourceContext,
  useTranslate,
} from "react-admin";
import { useFormContext, useWatch } from "react-hook-form";
import type { Field, FieldOf, Kind, Lang } from "../../shared/field.js";
import { PERSONAL_SUBJECTS } from "../../shared/gap/status.js";
import { dictionaryOf } from "../../shared/resources.js";
import { wholeWords } from "../format.js";
import { UnitPicker, useUnit } from "../frame/unit-scope.js";
import { useDimensions, useSubjectWords } from "../subject.js";
import { fullTitleOf } from "../title.js";
import { useLang, useSay } from "../words.js";
import { DayInput, messageOf } from "./day-input.js";

type Given<K extends Kind> = {
  readonly field: FieldOf<K>;
  readonly name: string;
  readonly label: string;
  readonly lang: Lang;
  /** Told when someone chooses another value. */
  readonly onPick: () => void;
};
type InputOf<K extends Kind> = (given: Given<K>) => ReactNode;

const choicesOf = (values: FieldOf<"choice">["values"], lang: Lang) =>
  Object.entries(values).map(([id, label]) => ({ id, name: label[lang] }));
const need = (field: Field): boolean => !field.optional;

/** One row a kind: how a value is entered. */
const INPUTS: { readonly [K in Kind]: InputOf<K> } = {
  text: ({ field, name, label }) => (
    <TextInput
      source={name}
      label={label}
      isRequired={need(field)}
      multiline={field.long ?? false}
      minRows={field.long ? 2 : 1}
      helperText={false}
      parse={emptyIsNull}
      autoComplete="off"
    />
  ),
  day: ({ field, name, label }) => <DayInput source={name} label={label} required={need(field)} />,
  partialDay: ({ field, name, label }) => <DayInput source={name} label={label} required={need(field)} partial />,
  // The hub notes instants itself; nobody types them.
  instant: () => null,
  int: ({ field, name, label }) => <WholeInput field={field} name={name} label={label} />,
  dong: ({ field, name, label }) => <WholeInput field={field} name={name} label={label} />,
  bool: ({ field, name, label }) =>
    field.optional ? (
      <NullableBooleanInput source={name} label={label} helperText={false} />
    ) : (
      <BooleanInput source={name} label={label} helperText={false} defaultValue={false} />
    ),
  choice: ({ field, name, label, lang, onPick }) =>
    Object.keys(field.values).length > 12 ? (
      <AutocompleteInput
        source={name}
        label={label}
        choices={choicesOf(field.values, lang)}
        isRequired={need(field)}
        helperText={false}
      />
    ) : (
      <SelectInput
        source={name}
        label={label}
        choices={choicesOf(field.values, lang)}
        isRequired={need(field)}
        resettable={field.optional ?? false}
        helperText={false}
        onChange={onPick}
      />
    ),
  choices: ({ field, name, label, lang }) => (
    <SelectArrayInput
      source={name}
      label={label}
      choices={choicesOf(field.values, lang)}
      helperText={false}
      defaultValue={[]}
    />
  ),
  ref: (given) => <RefInput {...given} />,
  refs: (given) => <RefsInput {...given} />,
};

const emptyIsNull = (text: string): string | null => (text === "" ? null : text);

/** A whole number, typed with or without dots between the thousands. */
function WholeInput({
  field,
  name,
  label,
}: Omit<Given<"int">, "field" | "lang" | "onPick"> & { readonly field: Field }) {
  const lang = useLang();
  const thousands = field.kind === "dong";
  return (
    <TextInput
      source={name}
      label={label}
      isRequired={need(field)}
      helperText={false}
      inputMode="numeric"
      format={(value: unknown) =>
        typeof value === "number" ? (thousands ? wholeWords(value, lang) : String(value)) : (value ?? "")
      }
      parse={(text: string) => {
        const bare = text.replace(/[.,\s]/g, "");
        return bare === "" ? null : /^-?\d{1,15}$/.test(bare) ? Number(bare) : text;
      }}
      sx={{ "& input": { textAlign: "right" } }}
    />
  );
}

/** Levels are few and belong to a dimension; all else is looked for on the server as it is typed. */
function RefInput({ field, name, label, lang, onPick }: Given<"ref">) {
  if (field.to === "Level") return <LevelInput field={field} name={name} label={label} lang={lang} />;
  const target = dictionaryOf(field.to);
  return (
    <ReferenceInput source={name} reference={target.plural} perPage={25}>
      <AutocompleteInput
        label={label}
        isRequired={need(field)}
        helperText={false}
        filterToQuery={(q: string) => ({ q })}
        optionText={(record: Record<string, unknown>) => fullTitleOf(target, record, lang)}
        matchSuggestion={() => true}
        debounce={200}
        onChange={onPick}
      />
    </ReferenceInput>
  );
}

function RefsInput({ field, name, label, lang }: Given<"refs">) {
  const target = dictionaryOf(field.to);
  return (
    <ReferenceArrayInput source={name} reference={target.plural} perPage={50}>
      <AutocompleteArrayInput
        label={label}
        helperText={false}
        filterToQuery={(q: string) => ({ q })}
        optionText={(record: Record<string, unknown>) => fullTitleOf(target, record, lang)}
        matchSuggestion={() => true}
        debounce={200}
        defaultValue={[]}
      />
    </ReferenceArrayInput>
  );
}

/** The levels of the dimension that is chosen beside it; of all dimensions where the row has none. */
function LevelInput({ field, name, label, lang }: Omit<Given<"ref">, "onPick">) {
  const say = useSay();
  const source = useSourceContext();
  const beside = source.getSource("dimensionId");
  const dimensionId = useWatch({ name: beside }) as string | null | undefined;
  const hasDimension = name !== "floorLevelId";
  const level = dictionaryOf("Level");
  // Not asked for and so never answered: the input of a reference would wait for ever.
  if (hasDimension && !dimensionId)
    return <TextField disabled label={label} required={need(field)} helperText={say("form.firstDimension")} />;
  return (
    <ReferenceInput
      source={name}
      reference="levels"
      perPage={100}
      sort={{ field: "rank", order: "ASC" }}
      filter={hasDimension && dimensionId ? { dimensionId } : {}}
    >
      <SelectInput
        label={label}
        isRequired={need(field)}
        helperText={false}
        resettable={field.optional ?? false}
        optionText={(record: Record<string, unknown>) =>
          hasDimension ? String((lang === "en" && record.nameEn) || record.name) : fullTitleOf(level, record, lang)
        }
      />
    </ReferenceInput>
  );
}

/** A subject: a dimension, age or tenure, chosen in words; a narrower one may be typed by its code. */
function SubjectInput({ label }: { readonly label: string }) {
  const words = useSubjectWords();
  const translate = useTranslate();
  const dimensions = useDimensions();
  const { field, fieldState } = useInput({ source: "subject" });
  const options = [...dimensions.map(({ code }) => code), ...Object.keys(PERSONAL_SUBJECTS)];
  return (
    <Autocomplete
      // The words of a code come with the dimensions: what is shown is made anew when they are there.
      key={dimensions.length}
      freeSolo
      fullWidth
      options={options}
      value={(field.value as string | null) ?? null}
      getOptionLabel={(code) => words(code)}
      onChange={(_event, code) => field.onChange(code)}
      onBlur={field.onBlur}
      onInputChange={(_event, text, reason) => {
        const known = options.find((code) => words(code).toLowerCase() === text.toLowerCase());
        if (reason === "input") field.onChange(known ?? (text === "" ? null : text.toUpperCase().replace(/\s+/g, "_")));
      }}
      renderInput={(params) => (
        <TextField
          {...params}
          required
          label={label}
          error={fieldState.invalid}
          helperText={fieldState.invalid ? translate(messageOf(fieldState.error?.message)) : null}
        />
      )}
    />
  );
}

/** A unit named by its code. */
function UnitCodeInput({ name, label }: { readonly name: string; readonly label: string }) {
  const translate = useTranslate();
  const { field, fieldState } = useInput({ source: name });
  const unit = useUnit(field.value as string | null);
  const fault = fieldState.invalid ? { error: translate(messageOf(fieldState.error?.message)) } : {};
  return <UnitPicker value={unit} label={label} onChange={(next) => field.onChange(next?.code ?? null)} {...fault} />;
}

/** Fields whose text is a code that means something to people. */
const BY_NAME: Readonly<Record<string, (given: { name: string; label: string }) => ReactNode>> = {
  subject: ({ label }) => <SubjectInput label={label} />,
  parentCode: ({ name, label }) => <UnitCodeInput name={name} label={label} />,
};

type InputProps = {
  readonly field: Field;
  readonly name: string;
  /** The fields beside it that lose their meaning when another value is chosen: they are emptied. */
  readonly empties?: readonly string[];
};

/** The input of a field, labelled in the reader's language. */
export function Input({ field, name, empties = [] }: InputProps) {
  const lang = useLang();
  const { getSource } = useSourceContext();
  const { setValue } = useFormContext();
  const onPick = (): void => {
    for (const other of empties) setValue(getSource(other), other.endsWith("Ids") ? [] : null, { shouldDirty: true });
  };
  const label = field.label[lang];
  const own = BY_NAME[name];
  return (
    <Box sx={{ minWidth: 0, "& .MuiFormControl-root": { mt: 0, mb: 0, width: "100%" } }}>
      {own
        ? own({ name, label })
        : (INPUTS[field.kind] as InputOf<Kind>)({ field, name, label, lang, onPick } as never)}
    </Box>
  );
}
