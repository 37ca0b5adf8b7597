export * from "./1795527608405-Initial.js";
