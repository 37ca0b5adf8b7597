import sql from "sql-template-tag";
import { ObjectType } from "type-graphql";
import { Entity, type Relation } from "typeorm";
import { article, delegation, documentKind, legalDocument } from "../../shared/catalogue/legal-document.js";
import { invalid } from "../errors.js";
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
/**
 * What is delegated is a subject that standards can have, and it is delegated downwards (R2): a misspelt one, or one
 * to the document's own tier or above, would silently delegate nothing.
 */
async function beforeDelegation({ store, row }: Change): Promise<void> {
  if (!row) return;
  await refuseUnknownSubject(store, String(row.subject));
  const [upwards] = await store.rows<{ number: string; tier: number }>(
    sql`SELECT d."number", own."tier" FROM "article" a JOIN "legal_document" d ON d."id" = a."documentId"
      JOIN "document_kind" own ON own."id" = d."kindId" JOIN "document_kind" other ON other."id" = ${row.toKindId}
      WHERE a."id" = ${row.articleId} AND other."tier" >= own."tier"`,
  );
  if (upwards)
    throw invalid({
      field: "toKindId",
      code: "NOT_ALLOWED",
      with: { reason: "notLower", other: `${upwards.number}: ${upwards.tier}` },
    });
}

export const delegations = resource({ of: delegation, Type: Delegation, before: beforeDelegation });
