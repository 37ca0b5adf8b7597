import { Field } from "type-graphql";
import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from "typeorm";
import type { Dictionary, FieldOf } from "../../shared/field.js";
import type { At } from "../context.js";
import { AT, pairsOf, SIMPLE } from "./record.js";

type Linked = { [AT]: At } & Record<string, unknown>;
type Named = Pick<Dictionary, "name" | "fields">;
type Target = () => new () => object;

/** The row that the key beside this field names: `positionId` gives `position`. A foreign key with RESTRICT, loaded in batches. */
export function Link(target: Target, options: { optional?: true; doc?: string } = {}): PropertyDecorator {
  return (prototype, property) => {
    const name = property as string;
    ManyToOne(target, { onDelete: "RESTRICT" })(prototype, name);
    JoinColumn({ name: `${name}Id` })(prototype, name);
    Field(target, {
      ...SIMPLE,
      nullable: true,
      description: options.doc ?? `Bản ghi ứng với ${name}Id. The record that ${name}Id names.`,
    })(prototype, name);
    Object.defineProperty(prototype, name, {
      configurable: true,
      writable: true,
      value(this: Linked) {
        const key = this[`${name}Id`];
        return key === null || key === undefined ? null : this[AT].byId(target().name, key as number);
      },
    });
  };
}

/** The rows whose keys stand in the list beside this field: `positionIds` gives `positions`. */
export function Links(of: Named, keys: string, target: Target): PropertyDecorator {
  const field = of.fields[keys] as FieldOf<"refs">;
  return (prototype, property) => {
    const name = property as string;
    addPairs(of, keys, field, () => prototype.constructor as new () => object, target);
    const description = `Các bản ghi ứng với ${keys}. The records that ${keys} name.`;
    Field(() => [target()] as [new () => object], { ...SIMPLE, description })(prototype, name);
    Object.defineProperty(prototype, name, {
      configurable: true,
      writable: true,
      value(this: Linked) {
        return Promise.all((this[keys] as number[]).map((key) => this[AT].byId(field.to, key)));
      },
    });
  };
}

const pairs: (new () => object)[] = [];
/** The tables of pairs, as entities: foreign keys with RESTRICT on both sides, which TypeORM's own many-to-many can't give. */
export const pairEntities = (): readonly (new () => object)[] => pairs;

function addPairs(of: Named, keys: string, field: FieldOf<"refs">, owner: Target, other: Target): void {
  const { table, own, other: otherKey } = pairsOf(of, keys, field);
  class Pair {}
  Object.defineProperty(Pair, "name", { value: `${of.name}${field.to}Pair` });
  Entity(table)(Pair);
  for (const [column, target] of [
    [own, owner],
    [otherKey, other],
  ] as const) {
    const relation = column.slice(0, -2);
    PrimaryColumn("integer")(Pair.prototype, column);
    ManyToOne(target, { onDelete: "RESTRICT" })(Pair.prototype, relation);
    JoinColumn({ name: column })(Pair.prototype, relation);
  }
  Index([otherKey])(Pair);
  pairs.push(Pair);
}
