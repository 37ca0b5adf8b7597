import { loadWhenEmpty } from "../seeds/load.js";
import { readConfig } from "./config.js";
import { startHub } from "./hub.js";

const fail = (failure: unknown): never => {
  console.error(failure instanceof Error ? failure.message : failure);
  process.exit(1);
};

try {
  const hub = await startHub(readConfig(process.env), (database) => loadWhenEmpty(database, console.log));
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.once(signal, () => void hub.close().then(() => process.exit(0), fail));
  console.log("Only this machine can reach the hub: there is no sign-in yet.");
  console.log(`Panel ${hub.url}/admin/ · GraphiQL ${hub.url}/graphiql · GraphQL ${hub.url}/graphql`);
  console.log(`Chuẩn Hub: ${hub.url}`);
} catch (failure) {
  fail(failure);
}
