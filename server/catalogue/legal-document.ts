import { ObjectType } from "type-graphql";
import { Entity, type Relation } from "typeorm";
import { article, delegation, documentKind, legalDocument } from "../../shared/catalogue/legal-document.js";
import { Link } from "../resource/link.js";
import { recordOf } from "../resource/record.js";
import { type Change, resource } from "../resource/resource.js";
import { Level, refuseUnknownSubject } from "./dimension.js";

@Entity()
@ObjectType({ description: documentKind.doc })
export class DocumentKind extends recordOf(documentKind) {}
export const documentKinds = resource({ of: documentKind, Type: DocumentKind });

@Entity()
@ObjectType({ description: legalDocument.doc })
export class LegalDocument extends recordOf(legalDocument) {
  @Link(() => DocumentKind) kind: Relation<DocumentKind>;
}
export const legalDocuments = resource({ of: legalDocument, Type: LegalDocument });

@Entity()
@ObjectType({ description: article.doc })
export class Article extends recordOf(article) {
  @Link(() => LegalDocument) document: Relation<LegalDocument>;
}
export const articles = resource({ of: article, Type: Article });

@Entity()
@ObjectType({ description: delegation.doc })
export class Delegation extends recordOf(delegation) {
  @Link(() => Article) article: Relation<Article>;
  @Link(() => DocumentKind) toKind: Relation<DocumentKind>;
  @Link(() => Level) floorLevel: Relation<Level>;
}
/** What is delegated is a subject that standards can have: a misspelt one would silently delegate nothing. */
async function beforeDelegation({ store, row }: Change): Promise<void> {
  if (row) await refuseUnknownSubject(store, String(row.subject));
}

export const delegations = resource({ of: delegation, Type: Delegation, before: beforeDelegation });
