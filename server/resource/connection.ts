import { Field, Int, ObjectType } from "type-graphql";
import type { Listed } from "./read.js";
import { SIMPLE } from "./record.js";

type Type = new () => object;

@ObjectType({ description: "Vị trí của trang trong danh sách. Where a page stands in its list (Relay)." })
export class PageInfo {
  @Field(() => Boolean, { ...SIMPLE, description: "Còn trang sau. More rows follow." })
  hasNextPage: boolean;
  @Field(() => Boolean, { ...SIMPLE, description: "Còn trang trước. Rows stand before." })
  hasPreviousPage: boolean;
  @Field(() => String, { ...SIMPLE, nullable: true, description: "Con trỏ dòng đầu. The first row's cursor." })
  startCursor: string | null;
  @Field(() => String, { ...SIMPLE, nullable: true, description: "Con trỏ dòng cuối. The last row's cursor." })
  endCursor: string | null;
}

/** A list of a type as Relay has it, and its `totalCount`. */
export class Connection {
  constructor(
    private readonly listed: () => Promise<Listed>,
    private readonly total: () => Promise<number>,
  ) {}
  nodes = (): Promise<readonly object[]> => this.listed().then(({ rows }) => rows);
  edges = (): Promise<object[]> =>
    this.listed().then(({ rows, cursors }) => {
      const all = cursors();
      return rows.map((node, i) => ({ node, cursor: all[i] }));
    });
  pageInfo = (): Promise<PageInfo> =>
    this.listed().then(({ cursors, hasNext, hasPrevious }) => {
      const all = cursors();
      return {
        hasNextPage: hasNext,
        hasPreviousPage: hasPrevious,
        startCursor: all[0] ?? null,
        endCursor: all.at(-1) ?? null,
      };
    });
  totalCount = (): Promise<number> => this.total();
}

/** A value that is made when it is first asked for, once. */
export const lazily = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
};

const connections = new Map<string, Type>();
/** The GraphQL type `XConnection` of a type, made once. */
export function connectionOf(name: string, node: () => Type, doc: string): Type {
  const known = connections.get(name);
  if (known) return known;
  const Edge = { [`${name}Edge`]: class {} }[`${name}Edge`] as Type;
  ObjectType(`${name}Edge`, { description: "Một dòng và con trỏ của nó. A row and its cursor." })(Edge);
  Field(() => String, { ...SIMPLE, description: "Con trỏ. The cursor." })(Edge.prototype, "cursor");
  Field(node, { ...SIMPLE, description: doc })(Edge.prototype, "node");
  const Made = { [`${name}Connection`]: class {} }[`${name}Connection`] as Type;
  ObjectType(`${name}Connection`, { description: `Danh sách: ${doc}` })(Made);
  Field(() => [node()], { ...SIMPLE, description: "Các dòng của trang. The rows of the page." })(
    Made.prototype,
    "nodes",
  );
  Field(() => [Edge], { ...SIMPLE, description: "Các dòng kèm con trỏ. The rows with their cursors." })(
    Made.prototype,
    "edges",
  );
  Field(() => PageInfo, { ...SIMPLE, description: "Vị trí của trang. Where the page stands." })(
    Made.prototype,
    "pageInfo",
  );
  Field(() => Int, {
    ...SIMPLE,
    description: "Tổng số dòng, không kể phân trang. How many rows there are, whatever the page.",
  })(Made.prototype, "totalCount");
  connections.set(name, Made);
  return Made;
}
