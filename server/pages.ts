import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import express, { type Express } from "express";

/** The built pages: beside the compiled server, or in `dist` when the sources run. */
const SITE = ["../admin/", "../dist/admin/"]
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((path) => existsSync(`${path}assets`));

/** The pages of the panel and of GraphiQL, built beside the server; assets carry their hash in their name. */
export function addPages(app: Express): void {
  if (!SITE) return;
  app.use("/assets", express.static(`${SITE}assets`, { immutable: true, maxAge: "1y" }));
  app.get(["/graphiql", "/graphiql/"], (_request, response) => response.sendFile("graphiql.html", { root: SITE }));
  app.use(express.static(SITE, { index: false, maxAge: 0 }));
  app.get("/", (_request, response) => response.redirect("/admin/"));
  app.get("/admin{/*any}", (_request, response) => response.sendFile("index.html", { root: SITE }));
}
