export * from "./1795545301497-Initial.js";
export * from "./1795545302497-AppendOnly.js";
