export * from "./1795535974212-Initial.js";
export * from "./1795535975212-AppendOnly.js";
