import { parseArgs } from "node:util";
import { type Access, openAccess } from "./access/access.js";
import { THE_HUB } from "./caller.js";
import { type Config, readConfig } from "./config.js";
import type { Database } from "./database.js";
import { Refusal } from "./errors.js";
import { refusalError } from "./failures.js";
import { openStore } from "./hub.js";
import { verifyAudit } from "./resource/audit.js";
import { changing } from "./resource/changes.js";
import { create } from "./resource/rows.js";
import { openSchema } from "./schema.js";

/** The hub on the command line: what scripts and whoever keeps the machine need. Secrets go to standard output, alone. */

type Options = Readonly<Record<string, { readonly doc: string; readonly required?: true }>>;
type Given = Readonly<Record<string, string | undefined>>;
type At = { readonly database: Database; readonly access: Access };
type Command = {
  readonly doc: string;
  readonly options: Options;
  /** What is printed; a failure is thrown. */
  readonly run: (at: At, given: Given) => Promise<string>;
};

const AUTHOR = { caller: THE_HUB };
const UNIT = { doc: "the code of the unit, such as 06; without it: everywhere" };

const COMMANDS: Readonly<Record<string, Command>> = {
  "user create": {
    doc: "Makes a user, and prints the link by which they set their password, once, within 24 hours.",
    options: {
      name: { doc: "the name to sign in with", required: true },
      "full-name": { doc: "the person's name", required: true },
      role: { doc: "administrator, operator or analyst", required: true },
      unit: UNIT,
    },
    async run({ database, access }, { name, "full-name": fullName, role, unit }) {
      const values = { name, fullName, role: role?.toUpperCase(), ...(unit && { unitCode: unit }) };
      const id = await changing(database, AUTHOR, (store) => create(store, "Account", values));
      return access.inviteTo(AUTHOR, id);
    },
  },
  "token create": {
    doc: "Makes a token for a reporting tool, and prints its secret: it is shown this once.",
    options: {
      name: { doc: "what it is for; without it: made on the command line" },
      role: { doc: "tool or analyst", required: true },
      unit: UNIT,
      days: { doc: "for how many days, 366 at most; 30 unless given" },
    },
    async run({ access }, { name = "Dòng lệnh", role, unit, days = "30" }) {
      const wanted = { name, role: role?.toUpperCase(), days: Number(days), ...(unit && { unitCode: unit }) };
      return (await access.createToken(AUTHOR, wanted)).secret;
    },
  },
  "audit verify": {
    doc: "Checks the log's chain of hashes, and names the first entry that is not as it was written.",
    options: {},
    async run({ database }) {
      const { entries, broken } = await verifyAudit(database);
      if (broken !== null) throw new Error(`The log is broken at entry ${broken}; the ${entries} before it hold.`);
      return `The log holds: ${entries} entries.`;
    },
  },
};

class Misused extends Error {}

const usageOf = (name: string, { doc, options }: Command): string =>
  [
    `npm run --silent hub -- ${name}${Object.keys(options).length > 0 ? " [options]" : ""}`,
    doc,
    ...Object.entries(options).map(
      ([option, { doc: said, required }]) => `  --${option.padEnd(10)} ${said}${required ? " (required)" : ""}`,
    ),
  ].join("\n");

const USAGE = `${Object.entries(COMMANDS)
  .map(([name, { doc }]) => `npm run --silent hub -- ${name.padEnd(13)} ${doc}`)
  .join("\n")}\nEach takes --help. The store is that of DATABASE_URL.`;

function read(args: readonly string[]): { name: string; command: Command; given: Given } | { help: string } {
  const name = args.slice(0, 2).join(" ");
  const command = COMMANDS[name];
  if (!command) {
    if (args.length === 0 || args.includes("--help")) return { help: USAGE };
    throw new Misused(`There is no command “${name}”.\n${USAGE}`);
  }
  const types = Object.fromEntries(Object.keys(command.options).map((option) => [option, { type: "string" } as const]));
  const { values } = parsed(name, command, args.slice(2), { ...types, help: { type: "boolean" } });
  if (values.help) return { help: usageOf(name, command) };
  for (const [option, { required }] of Object.entries(command.options))
    if (required && !values[option]) throw new Misused(`--${option} is missing.\n${usageOf(name, command)}`);
  return { name, command, given: values as Given };
}

type Types = Readonly<Record<string, { readonly type: "string" | "boolean" }>>;
function parsed(name: string, command: Command, args: readonly string[], options: Types) {
  try {
    return parseArgs({ args: [...args], options, strict: true });
  } catch (failure) {
    throw new Misused(`${(failure as Error).message}\n${usageOf(name, command)}`);
  }
}

/** What a refusal says to whoever typed the command. */
function said(failure: unknown): string {
  if (!(failure instanceof Refusal)) return failure instanceof Error ? failure.message : String(failure);
  const { message, extensions } = refusalError(failure, { lang: "en", requestId: "" });
  const problems = (extensions?.problems ?? []) as { field: string; message: string }[];
  return [message, ...problems.map((one) => `  ${one.field} ${one.message}`)].join("\n");
}

/** Runs a command; gives the exit code: 0 done, 1 failed, 2 misused. */
async function run(args: readonly string[], config: () => Config): Promise<number> {
  try {
    const asked = read(args);
    if ("help" in asked) {
      console.log(asked.help);
      return 0;
    }
    const settings = config();
    const database = await openStore(settings);
    try {
      // The resources refer to each other by the schema that they make.
      await openSchema();
      const access = openAccess(database, settings);
      access.listensAt(`http://127.0.0.1:${settings.port}`);
      console.log(await asked.command.run({ database, access }, asked.given));
    } finally {
      await database.close();
    }
    return 0;
  } catch (failure) {
    console.error(said(failure));
    return failure instanceof Misused ? 2 : 1;
  }
}

process.exitCode = await run(process.argv.slice(2), () => readConfig(process.env));
