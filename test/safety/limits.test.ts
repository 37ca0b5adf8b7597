import { getIntrospectionQuery } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestHub, type TestHub } from "../hub.js";
import { make } from "../make.js";
import { codeOf, send, sendQuery } from "./send.js";

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const nested = (depth: number): string =>
  `{ officials { nodes { ${"assignments { nodes { official { ".repeat(depth)}id${" } } }".repeat(depth)} } } }`;

test("12 levels are answered, 13 refused", async () => {
  const twelve =
    "{ officials(limit: 1) { nodes { assignments(limit: 1) { nodes { official { assignments(limit: 1) { nodes { official { assignments(limit: 1) { nodes { id } } } } } } } } } } }";
  expect((await sendQuery(hub.url, twelve.replace(" id ", " unit { id } "))).answer.errors).toBeUndefined();
  const { status, answer } = await sendQuery(hub.url, twelve.replace(" id ", " unit { parent { id } } "));
  expect([status, answer.errors?.[0]?.extensions.code, answer.errors?.[0]?.message]).toEqual([
    200,
    "LIMIT_EXCEEDED",
    "Over the limit: depth, at most 12.",
  ]);
  expect(codeOf(await sendQuery(hub.url, nested(20)))).toBe("LIMIT_EXCEEDED");
});

test("200 fields are answered, more refused, counted with fragments expanded", async () => {
  const fields = (count: number): string => Array.from({ length: count }, (_, i) => `f${i}: fullName`).join(" ");
  expect((await sendQuery(hub.url, `{ officials { nodes { ${fields(198)} } } }`)).answer.errors).toBeUndefined();
  expect(codeOf(await sendQuery(hub.url, `{ officials { nodes { ${fields(199)} } } }`))).toBe("LIMIT_EXCEEDED");
  const spread = `query { a: officials { nodes { ...P } } b: officials { nodes { ...P } } } fragment P on Official { ${fields(100)} }`;
  expect(codeOf(await sendQuery(hub.url, spread))).toBe("LIMIT_EXCEEDED");
});

test("a fragment bomb is refused at once", async () => {
  const bomb = Array.from({ length: 30 }, (_, i) => `fragment F${i} on Official { a: id ...F${i + 1} ...F${i + 1} }`);
  const started = performance.now();
  const text = `{ officials { nodes { ...F0 } } } ${bomb.join(" ")} fragment F30 on Official { id }`;
  expect(codeOf(await sendQuery(hub.url, text))).toBe("LIMIT_EXCEEDED");
  expect(performance.now() - started).toBeLessThan(2000);
});

test("fragments that go in a circle are refused", async () => {
  const { status, answer } = await sendQuery(
    hub.url,
    "{ officials { nodes { ...A } } } fragment A on Official { id ...B } fragment B on Official { ...A }",
  );
  expect([status, answer.errors?.[0]?.extensions.code]).toEqual([200, "GRAPHQL_VALIDATION_FAILED"]);
});

test("20 root fields are answered, more refused, hidden in a fragment too", async () => {
  const roots = (count: number): string =>
    Array.from({ length: count }, (_, i) => `r${i}: officials { totalCount }`).join(" ");
  expect((await sendQuery(hub.url, `{ ${roots(20)} }`)).answer.errors).toBeUndefined();
  expect(codeOf(await sendQuery(hub.url, `{ ${roots(21)} }`))).toBe("LIMIT_EXCEEDED");
  expect(codeOf(await sendQuery(hub.url, `{ ...R } fragment R on Query { ${roots(21)} }`))).toBe("LIMIT_EXCEEDED");
});

test("more than 1,000 tokens are refused before they are parsed", async () => {
  const { status, answer } = await sendQuery(hub.url, `{ ${"a ".repeat(1001)} }`);
  expect([status, answer.errors?.[0]?.extensions.code, answer.errors?.[0]?.message]).toEqual([
    200,
    "LIMIT_EXCEEDED",
    "Over the limit: tokens, at most 1000.",
  ]);
  expect(codeOf(await sendQuery(hub.url, "{a".repeat(50_000)))).toBe("LIMIT_EXCEEDED");
});

test("a body of more than 200 KB is refused", async () => {
  const { status, type, answer } = await send(
    hub.url,
    JSON.stringify({ query: "{ __typename }", variables: { a: "x".repeat(200 * 1024) } }),
  );
  expect([status, type, answer.errors?.[0]?.extensions.code]).toEqual([
    413,
    "application/json; charset=utf-8",
    "LIMIT_EXCEEDED",
  ]);
});

test("introspection is answered, but not without end", async () => {
  expect((await sendQuery(hub.url, getIntrospectionQuery())).answer.errors).toBeUndefined();
  const endless = `{ __schema { types { ${"fields { type { ".repeat(6)} name ${"} }".repeat(6)} } } }`;
  expect(codeOf(await sendQuery(hub.url, endless))).toBe("GRAPHQL_VALIDATION_FAILED");
});

test("a batch of operations is refused", async () => {
  const { status, answer } = await send(
    hub.url,
    JSON.stringify([{ query: "{ __typename }" }, { query: "{ __typename }" }]),
  );
  expect(status).toBe(400);
  expect(answer.errors?.[0]?.extensions.code).toBeTypeOf("string");
});

test("a list of rows in rows in rows is refused where it could be endless", async () => {
  const id = await make(hub).official();
  const { answer } = await sendQuery(
    hub.url,
    "query($id: ID!) { official(id: $id) { assignments(limit: 100) { nodes { unit { assignments(limit: 100) { nodes { position { assignments(limit: 100) { nodes { id } } } } } } } } } }",
    { id },
  );
  expect(answer.errors?.[0]?.extensions.code).toBe("LIMIT_EXCEEDED");
});
