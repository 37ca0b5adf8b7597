import { ObjectType } from "type-graphql";
import { Entity, type Relation } from "typeorm";
import { dimension, level } from "../../shared/catalogue/dimension.js";
import { Link } from "../resource/link.js";
import { recordOf } from "../resource/record.js";
import { resource } from "../resource/resource.js";

@Entity()
@ObjectType({ description: dimension.doc })
export class Dimension extends recordOf(dimension) {}
export const dimensions = resource({ of: dimension, Type: Dimension });

@Entity()
@ObjectType({ description: level.doc })
export class Level extends recordOf(level) {
  @Link(() => Dimension) dimension: Relation<Dimension>;
}
export const levels = resource({ of: level, Type: Level });
