import { Field, ObjectType } from "type-graphql";
import { Entity } from "typeorm";
import { position } from "../../shared/catalogue/position.js";
import { recordOf } from "../resource/record.js";
import { resource } from "../resource/resource.js";

@Entity()
@ObjectType({ description: position.doc })
export class Position extends recordOf(position) {
  @Field(() => String, {
    description: "Tên tiếng Anh, hoặc tiếng Việt nếu chưa có. The English name, or the Vietnamese where there is none.",
  })
  get displayName(): string {
    return this.nameEn ?? this.name;
  }
}
export const positions = resource({ of: position, Type: Position });
