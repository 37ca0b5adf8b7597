// Builds what is not built, then becomes the hub. Plain JavaScript: it runs before anything is compiled.
import { spawn } from "node:child_process";
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const HERE = fileURLToPath(new URL("../", import.meta.url));
const BIN = `${HERE}node_modules/.bin/`;

/** The latest change below a folder, in ms. */
function newest(path) {
  const { mtimeMs } = statSync(path);
  return statSync(path).isDirectory()
    ? Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(`${path}/${name}`)))
    : mtimeMs;
}

const run = (command, args) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: HERE, stdio: ["ignore", "ignore", "inherit"] });
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ${args.join(" ")} ended with ${code}.`)),
    );
  });

/** Builds a part when its sources are newer than its last build. */
async function build(name, sources, command, args) {
  const stamp = `${HERE}dist/${name}.built`;
  if (existsSync(stamp) && statSync(stamp).mtimeMs > Math.max(...sources.map((source) => newest(HERE + source))))
    return;
  // A command prints what it was asked for, alone.
  console.error(`Building the ${name} …`);
  rmSync(stamp, { force: true });
  await run(BIN + command, args);
  writeFileSync(stamp, "");
}

const SERVER = ["server", ["server", "shared", "seeds", "tsconfig.json", "package-lock.json"]];
const PANEL = ["panel", ["admin", "shared", "package-lock.json"]];
const [first, ...rest] = process.argv.slice(2);
const isCommand = first === "command";
await Promise.all([
  build(...SERVER, "tsc", ["--project", "server/tsconfig.json", "--noCheck"]),
  isCommand || build(...PANEL, "vite", ["build", "--config", "admin/vite.config.ts"]),
]);
process.env.NODE_ENV ??= "production";
if (isCommand) {
  process.argv.splice(2, process.argv.length, ...rest);
  await import("../dist/server/command.js");
} else if (first !== "--build-only") await import("../dist/server/main.js");
