import { request } from "node:http";
import { serverAudits } from "graphql-http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Failure, startTestHub, type TestHub } from "../hub.js";
import { usualHeaders } from "../sign-in.js";
import { JSON_TYPE, send, sendQuery } from "./send.js";

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

describe("GraphQL over HTTP", () => {
  let results: { id: string; name: string; status: string }[];
  beforeAll(async () => {
    const audits = serverAudits({
      url: () => `${hub.url}/graphql`,
      fetchFn: (url: string, init: RequestInit = {}) =>
        fetch(url, { ...init, headers: { ...init.headers, ...usualHeaders(hub.url) } as Record<string, string> }),
    });
    results = [];
    for (const audit of audits) {
      const { status } = await audit.fn();
      results.push({ id: audit.id, name: audit.name, status });
    }
  });
  test("all 61 audits of the specification pass", () => {
    expect(results.filter(({ status }) => status !== "ok")).toEqual([]);
    expect(results).toHaveLength(61);
  });
});

describe("what is no request", () => {
  const INSIDES = /node_modules|at \w+ \(|\.js:|SyntaxError|<html|<!DOCTYPE/i;

  test.each<[string, string | Uint8Array<ArrayBuffer>, Record<string, string>]>([
    ["broken JSON", "{", JSON_TYPE],
    ["JSON that is no object", "5", JSON_TYPE],
    ["a query that is no text", '{"query": 5}', JSON_TYPE],
    ["no query", "{}", JSON_TYPE],
    ["an empty body", "", JSON_TYPE],
    ["variables that are a list", '{"query": "{ __typename }", "variables": []}', JSON_TYPE],
    ["an operation that there is not", '{"query": "query A { __typename }", "operationName": "B"}', JSON_TYPE],
    ["bytes that are no text", new Uint8Array([0xff, 0xfe, 0x00]), JSON_TYPE],
    ["a strange charset", '{"query": "{ __typename }"}', { "content-type": "application/json; charset=x-none" }],
    ["a strange encoding", '{"query": "{ __typename }"}', { ...JSON_TYPE, "content-encoding": "x-none" }],
    ["plain text", '{"query": "{ __typename }"}', { "content-type": "text/plain" }],
    ["a form", "query={__typename}", { "content-type": "application/x-www-form-urlencoded" }],
    ["an upload", "--x--", { "content-type": "multipart/form-data; boundary=x" }],
  ])("%s is refused as data, with a code and a number, and nothing of the inside", async (_what, body, headers) => {
    const { status, answer } = await send(hub.url, body, headers);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: expect.any(String), requestId: expect.any(String) });
    expect(JSON.stringify(answer)).not.toMatch(INSIDES);
  });

  test.each([
    ["a brace too few", "{ officials { totalCount }", "GRAPHQL_PARSE_FAILED"],
    ["nothing", " ", "GRAPHQL_PARSE_FAILED"],
    ["a field that there is not", "{ shoes { size } }", "GRAPHQL_VALIDATION_FAILED"],
    ["an argument that there is not", "{ officials(shoes: 1) { totalCount } }", "GRAPHQL_VALIDATION_FAILED"],
    ["a type where a value belongs", "{ officials(limit: officials) { totalCount } }", "GRAPHQL_VALIDATION_FAILED"],
    ["a subscription", "subscription { officials }", "BAD_USER_INPUT"],
  ])("a document with %s is refused with a stable code, its place and a number", async (_what, text, code) => {
    const { answer } = await sendQuery(hub.url, text);
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code, requestId: expect.any(String) });
    expect(JSON.stringify(answer)).not.toMatch(INSIDES);
  });

  test("another site’s page can make no browser ask the hub, and read nothing", async () => {
    const text = encodeURIComponent("{ officials { totalCount } }");
    for (const [path, site, status] of [
      [`/graphql?query=${text}`, "cross-site", 403],
      [`/graphql?query=${text}`, "same-site", 403],
      [`/graphql?query=${text}`, "same-origin", 200],
      [`/graphql?query=${text}`, "none", 200],
      ["/csv/officials", "cross-site", 403],
      ["/csv/officials", "same-origin", 200],
    ] as const) {
      const response = await fetch(hub.url + path, { headers: { "sec-fetch-site": site, ...usualHeaders(hub.url) } });
      expect([path, site, response.status]).toEqual([path, site, status]);
      expect(response.headers.get("access-control-allow-origin")).toBeNull();
      await response.text();
    }
    const preflight = await fetch(`${hub.url}/graphql`, {
      method: "OPTIONS",
      headers: {
        origin: "https://example.org",
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
      },
    });
    expect(preflight.headers.get("access-control-allow-origin")).toBeNull();
  });

  test("a name that its owner pointed at this machine does not pass for the hub's own", async () => {
    const { hostname, port } = new URL(hub.url);
    const statusFor = (host: string): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        request({ hostname, port, path: "/csv/officials", headers: { host, ...usualHeaders(hub.url) } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .once("error", reject)
          .end();
      });
    expect(await statusFor("evil.example")).toBe(403);
    expect(await statusFor(`127.0.0.1.evil.example:${port}`)).toBe(403);
    expect(await statusFor(`localhost:${port}`)).toBe(200);
    expect(await statusFor(`[::1]:${port}`)).toBe(200);
  });

  test("a mutation by GET is refused", async () => {
    const text = encodeURIComponent(
      `mutation { createDocumentKind(input: {code: "X", name: "x", tier: 1}) { dryRun } }`,
    );
    const { status } = await fetch(`${hub.url}/graphql?query=${text}`, {
      headers: { "apollo-require-preflight": "1", ...usualHeaders(hub.url) },
    });
    expect(status).toBe(405);
  });

  test("an address that there is not is refused as data", async () => {
    for (const path of ["/nothing", "/csv/..%2f..%2fetc", "/csv/%E0%A4%A", "/graphql/x/../../y"]) {
      const response = await fetch(hub.url + path, {
        headers: { "accept-language": "en", ...usualHeaders(hub.url) },
      });
      const { errors } = (await response.json()) as { errors: Failure[] };
      expect([path, response.status < 500, errors[0]?.extensions.code]).toEqual([
        path,
        true,
        expect.stringMatching(/NOT_FOUND|BAD_USER_INPUT/),
      ]);
    }
  });
});

test("every answer forbids what the pages do not need", async () => {
  const { headers } = await fetch(`${hub.url}/health`);
  expect(headers.get("content-security-policy")).toContain("script-src 'self'");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("x-powered-by")).toBeNull();
  expect((await fetch(`${hub.url}/graphql`)).headers.get("cache-control")).toBe("no-store");
});

test.each([
  ["vi", "Vượt giới hạn"],
  ["en", "Over the limit"],
  ["en-US,en;q=0.9,vi;q=0.8", "Over the limit"],
  ["vi-VN,vi;q=0.9,en;q=0.8", "Vượt giới hạn"],
  ["fr-FR, en;q=0.5", "Over the limit"],
  ["fr", "Vượt giới hạn"],
  ["", "Vượt giới hạn"],
  [";;;", "Vượt giới hạn"],
])("who accepts “%s” reads %s", async (language, words) => {
  const { answer } = await send(hub.url, JSON.stringify({ query: "{ officials(limit: 101) { totalCount } }" }), {
    ...JSON_TYPE,
    "accept-language": language,
  });
  expect(answer.errors?.[0]?.message).toContain(words);
});
