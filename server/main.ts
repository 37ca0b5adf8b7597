import { loadWhenEmpty } from "../seeds/load.js";
import { readConfig } from "./config.js";
import { startHub } from "./hub.js";

const fail = (failure: unknown): never => {
  console.error(failure instanceof Error ? failure.message : failure);
  process.exit(1);
};

try {
  const config = readConfig({ ...process.env, ...(process.argv.includes("--demo") && { DEMO: "1" }) });
  const hub = await startHub(config, (database) => loadWhenEmpty(database, console.log));
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.once(signal, () => void hub.close().then(() => process.exit(0), fail));
  const link = await hub.access.firstLink();
  const url = config.publicUrl ?? hub.url;
  if (config.demo) console.log("Demonstration: anyone on this machine may sign in as a demonstration user.");
  else if (link)
    console.log(`Nobody can sign in yet. Open this once, within 24 hours, to name the administrator: ${link}`);
  console.log(`Panel ${url}/admin/ · GraphiQL ${url}/graphiql · GraphQL ${url}/graphql`);
  console.log(`Chuẩn Hub: ${url}`);
} catch (failure) {
  fail(failure);
}
