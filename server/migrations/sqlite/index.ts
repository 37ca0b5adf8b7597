export * from "./1795526821187-Initial.js";
