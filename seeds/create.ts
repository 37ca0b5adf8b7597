/** How the seeds write: through the same create path as the API, given to them as two functions. */

/** A row to create: the fields of a dictionary, references as numeric ids. */
export type Input = Record<string, unknown>;

/** Creates a row of a resource (the dictionary's `name`) and gives its id. */
export type Create = (resource: string, input: Input) => Promise<number>;

/** Changes the named fields of a row; the seeds publish standards with it. */
export type Change = (resource: string, id: number, input: Input) => Promise<void>;

/** Ids by the code, or other name, under which the seeds know a row. */
export type Ids = {
  add(key: string, id: number): void;
  of(key: string): number;
};

/** An empty book of ids; asking for a name that was not added is a mistake in the seeds. */
export function ids(what: string): Ids {
  const known = new Map<string, number>();
  return {
    add(key, id) {
      if (known.has(key)) throw new Error(`The seeds name ${what} ${key} twice.`);
      known.set(key, id);
    },
    of(key) {
      const id = known.get(key);
      if (id === undefined) throw new Error(`The seeds know no ${what} ${key}.`);
      return id;
    },
  };
}

/** Creates one row for each item and books its id. */
export async function createAll<T>(
  create: Create,
  resource: string,
  items: readonly T[],
  book: Ids,
  row: (item: T) => { readonly key: string; readonly input: Input },
): Promise<void> {
  for (const item of items) {
    const { key, input } = row(item);
    book.add(key, await create(resource, input));
  }
}
