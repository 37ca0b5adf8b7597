import polyglotI18nProvider from "ra-i18n-polyglot";
import reactAdminEn from "ra-language-english";
import type { I18nProvider, TranslationMessages } from "react-admin";
import { type Dictionary, fieldsOf, type Lang } from "../shared/field.js";
import { dictionaries } from "../shared/resources.js";
import { reactAdminVi } from "./react-admin-vi.js";

/** `fundingSources` gives "Funding sources": the English plural stands in the dictionary's own plural. */
const englishPlural = (plural: string): string => {
  const words = plural.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const nameOf = (of: Dictionary, lang: Lang): string =>
  lang === "vi" ? of.label.vi : `${of.label.en} |||| ${englishPlural(of.plural)}`;

const resourceMessages = (of: Dictionary, lang: Lang) => ({
  name: nameOf(of, lang),
  fields: {
    ...Object.fromEntries(fieldsOf(of).map(([name, { label }]) => [name, label[lang]])),
    ...Object.fromEntries(Object.entries(of.lists ?? {}).map(([name, { label }]) => [name, label[lang]])),
  },
});

const english: TranslationMessages = {
  ra: {
    ...reactAdminEn.ra,
    boolean: { true: "Yes", false: "No", null: "Not recorded" },
    page: { ...reactAdminEn.ra.page, edit: "Edit: %{recordRepresentation}", show: "%{recordRepresentation}" },
  },
};

const messagesIn = (lang: Lang): TranslationMessages => ({
  ...(lang === "vi" ? reactAdminVi : english),
  resources: Object.fromEntries(dictionaries.map((of) => [of.plural, resourceMessages(of, lang)])),
});

/** The name of many of a resource, as a menu or a heading has it. */
export const pluralName = (of: Dictionary, lang: Lang): string =>
  lang === "vi" ? of.label.vi : englishPlural(of.plural);

/** Both languages, Vietnamese first, built from the dictionaries. */
export const openMessages = (): I18nProvider =>
  polyglotI18nProvider(
    (locale) => messagesIn(locale === "en" ? "en" : "vi"),
    "vi",
    [
      { locale: "vi", name: "Tiếng Việt" },
      { locale: "en", name: "English" },
    ],
    // A sentence that the hub or the form made is its own translation.
    { allowMissing: true },
  );
