import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Two pages: the panel and GraphiQL. Charts and GraphiQL's editor come only when they are opened. */
export default defineConfig({
  root: here("."),
  base: "/",
  plugins: [react()],
  worker: { format: "es" },
  build: {
    outDir: here("../dist/admin"),
    emptyOutDir: true,
    target: "es2022",
    // The editor of GraphiQL is 3 MB by itself and loads on its own page only.
    chunkSizeWarningLimit: 4000,
    rollupOptions: {
      // GraphiQL's packages say "use no memo" to a compiler that is not used here: nothing for a newcomer to read.
      onwarn: (warning, warn) => warning.code === "MODULE_LEVEL_DIRECTIVE" || warn(warning),
      input: { index: here("index.html"), graphiql: here("graphiql.html") },
    },
  },
});
