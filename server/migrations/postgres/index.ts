export * from "./1795521775558-Initial.js";
