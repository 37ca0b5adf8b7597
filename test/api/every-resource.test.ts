import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Dictionary, fieldsOf } from "../../shared/field.js";
import { granted } from "../../shared/permissions.js";
import { dictionaries } from "../../shared/resources.js";
import { onEveryDatabase, startTestHub, type TestHub } from "../hub.js";
import { make } from "../make.js";

const one = (of: Dictionary): string => of.name.charAt(0).toLowerCase() + of.name.slice(1);
const allFields = (of: Dictionary): string => ["id version", ...Object.keys(of.fields)].join(" ");

onEveryDatabase((database) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub({ database });
  });
  afterAll(() => hub.close());

  // Sessions, tokens and the log are written by the hub itself.
  const kept = dictionaries.filter(({ name }) => granted("create", name));
  describe.each(kept.map((of) => [of.name, of] as const))("%s", (_name, of) => {
    const key = one(of);
    const createIt = async (input: object): Promise<Record<string, unknown>> => {
      const made = await hub.get<Record<string, Record<string, Record<string, unknown>>>>(
        `mutation($input: Create${of.name}Input!) { create${of.name}(input: $input) { ${key} { ${allFields(of)} } } }`,
        { input },
      );
      return made[`create${of.name}`]?.[key] as Record<string, unknown>;
    };

    test("keeps every value that it is given, and reads it back", async () => {
      const input = await make(hub).values(of.name);
      const made = await createIt(input);
      expect(made).toEqual({ ...input, id: made.id, version: 1 });
      const read = await hub.get(`query($id: ID!) { ${key}(id: $id) { ${allFields(of)} } }`, { id: made.id });
      expect(read[key]).toEqual(made);
    });

    test("is found by each of its values, and counted", async () => {
      const input = await make(hub).values(of.name);
      const { id } = await createIt(input);
      for (const [name, field] of fieldsOf(of)) {
        if (field.kind === "refs" || input[name] === null) continue;
        const is = field.kind === "choices" ? { has: (input[name] as string[])[0] } : { eq: input[name] };
        const found = await hub.get<Record<string, { totalCount: number; nodes: { id: string }[] }>>(
          `query($filter: ${of.name}Filter!) { ${of.plural}(filter: $filter, orderBy: [ID_DESC], limit: 100) { totalCount nodes { id } } }`,
          { filter: { [name]: is, id: { eq: id } } },
        );
        expect([name, found[of.plural]]).toEqual([name, { totalCount: 1, nodes: [{ id }] }]);
      }
    });

    test("is changed field by field, cleared by null, and kept where nothing is said", async () => {
      const before = await createIt(await make(hub).values(of.name));
      const cleared = fieldsOf(of).find(([, field]) => field.optional && !["Criterion", "Class"].includes(of.name));
      const input = cleared ? { [cleared[0]]: null } : {};
      const changed = await hub.get<Record<string, Record<string, unknown>>>(
        `mutation($id: ID!, $input: Update${of.name}Input!) { update${of.name}(id: $id, expectedVersion: 1, input: $input) { ${key} { ${allFields(of)} } } }`,
        { id: before.id, input },
      );
      expect(changed[`update${of.name}`]?.[key]).toEqual({ ...before, ...input, version: 2 });
    });

    test.runIf(granted("delete", of.name))("goes when it is deleted, and is then null", async () => {
      const { id } = await createIt(await make(hub).values(of.name));
      await hub.get(`mutation($id: ID!) { delete${of.name}(id: $id, expectedVersion: 1) { ${key} { id } } }`, { id });
      expect(await hub.get(`query($id: ID!) { ${key}(id: $id) { id } }`, { id })).toEqual({ [key]: null });
    });
  });
});
