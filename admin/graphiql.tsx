import "graphiql/setup-workers/vite";
import "graphiql/style.css";
import "./graphiql.css";
import { GraphiQL } from "graphiql";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { EXAMPLES } from "./graphiql-examples.js";

/** Sends what the editor asks to the hub beside which this page stands. */
async function fetcher(parameters: object): Promise<object> {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(parameters),
  });
  return response.json();
}

const [first] = EXAMPLES;

createRoot(document.getElementById("graphiql") as HTMLElement).render(
  <StrictMode>
    <h1>GraphiQL, Chuẩn Hub</h1>
    <GraphiQL
      fetcher={fetcher}
      defaultQuery={first?.query}
      defaultTabs={EXAMPLES.map(({ query, variables }) => ({ query, variables }))}
    >
      <GraphiQL.Logo>
        <a href="/admin/">Chuẩn Hub</a>
      </GraphiQL.Logo>
    </GraphiQL>
  </StrictMode>,
);
