import type { SvgIconComponent } from "@mui/icons-material";
import AccountTree from "@mui/icons-material/AccountTreeOutlined";
import Badge from "@mui/icons-material/BadgeOutlined";
import Category from "@mui/icons-material/CategoryOutlined";
import DeleteOutline from "@mui/icons-material/DeleteOutline";
import Devices from "@mui/icons-material/DevicesOutlined";
import EventNote from "@mui/icons-material/EventNoteOutlined";
import ListAlt from "@mui/icons-material/FactCheckOutlined";
import Gavel from "@mui/icons-material/GavelOutlined";
import GridOn from "@mui/icons-material/GridOnOutlined";
import Groups from "@mui/icons-material/GroupsOutlined";
import Home from "@mui/icons-material/HomeOutlined";
import Key from "@mui/icons-material/KeyOutlined";
import ManageAccounts from "@mui/icons-material/ManageAccountsOutlined";
import MenuBook from "@mui/icons-material/MenuBookOutlined";
import Payments from "@mui/icons-material/PaymentsOutlined";
import People from "@mui/icons-material/PeopleOutlined";
import ReceiptLong from "@mui/icons-material/ReceiptLongOutlined";
import Rule from "@mui/icons-material/RuleOutlined";
import School from "@mui/icons-material/SchoolOutlined";
import type { Lang } from "../../shared/field.js";
import { dictionaries } from "../../shared/resources.js";
import { pluralName } from "../messages.js";
import { type WordKey, wordsOf } from "../words.js";

/** The pages of the panel in their groups: the rail, the bottom bar and the search read this one table. */

export type Page = { readonly to: string; readonly Icon: SvgIconComponent; readonly label: (lang: Lang) => string };
export type Group = { readonly key: WordKey; readonly pages: readonly Page[]; readonly folded?: true };

const own = (to: string, key: WordKey, Icon: SvgIconComponent): Page => ({
  to,
  Icon,
  label: (lang) => wordsOf(key, lang),
});

const list = (plural: string, Icon: SvgIconComponent): Page => ({
  to: `/${plural}`,
  Icon,
  label: (lang) => {
    const of = dictionaries.find((one) => one.plural === plural);
    return of ? pluralName(of, lang) : plural;
  },
});

export const START = own("/", "menu.start", Home);
export const PEOPLE = list("officials", People);
export const GAPS = own("/gap", "menu.gapList", ListAlt);
export const STANDARDS = own("/standards", "menu.standards", Rule);

/** Lists by a name shorter than their dictionary's, for the rail. */
const named = (plural: string, key: WordKey, Icon: SvgIconComponent): Page => own(`/${plural}`, key, Icon);

const NAMED: readonly Group[] = [
  { key: "menu.people", pages: [PEOPLE, list("qualifications", School)] },
  { key: "menu.gap", pages: [GAPS, own("/heat-map", "menu.heat", GridOn)] },
  { key: "menu.standards", pages: [STANDARDS, list("legalDocuments", Gavel), list("positions", Badge)] },
  {
    key: "menu.training",
    pages: [
      named("plans", "menu.plans", EventNote),
      named("classes", "menu.classes", Groups),
      named("courses", "menu.courses", MenuBook),
      list("fundingSources", Payments),
    ],
  },
];

/** The pages of those who run the hub; seen by who may. */
const ADMINISTRATION: Group = {
  key: "menu.admin",
  pages: [
    list("accounts", ManageAccounts),
    list("sessions", Devices),
    named("apiTokens", "menu.tokens", Key),
    list("auditEntries", ReceiptLong),
    own("/deleted", "menu.deleted", DeleteOutline),
  ],
};

const standing = new Set([...NAMED, ADMINISTRATION].flatMap(({ pages }) => pages.map(({ to }) => to)));

/** Every resource that stands nowhere else: reached from its person, class or unit first. */
const CATALOGUES = dictionaries
  .map(({ plural }) => plural)
  .filter((plural) => !standing.has(`/${plural}`))
  .map((plural) => list(plural, plural.startsWith("unit") ? AccountTree : Category));

export const GROUPS: readonly Group[] = [
  ...NAMED,
  { key: "menu.catalogue", pages: CATALOGUES, folded: true },
  ADMINISTRATION,
];
export const ALL_PAGES: readonly Page[] = [START, ...GROUPS.flatMap(({ pages }) => pages)];
