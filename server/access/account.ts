import { raw } from "sql-template-tag";
import { ObjectType } from "type-graphql";
import { Column, Entity, Index, PrimaryColumn, type Relation } from "typeorm";
import { account, apiToken, session } from "../../shared/access/account.js";
import { auditEntry } from "../../shared/access/audit-entry.js";
import { Unit } from "../catalogue/unit.js";
import { Link } from "../resource/link.js";
import { recordOf } from "../resource/record.js";
import { resource } from "../resource/resource.js";
import { beforeAccount } from "./account-rules.js";

@Entity()
@ObjectType({ description: account.doc })
export class Account extends recordOf(account) {
  @Link(() => Unit) unit: Relation<Unit>;
}
export const accounts = resource({ of: account, Type: Account, before: beforeAccount });

@Entity()
@ObjectType({ description: session.doc })
export class Session extends recordOf(session) {
  @Link(() => Account) account: Relation<Account>;
  /** SHA-256 of the secret in the cookie, which is kept nowhere. */
  @Index({ unique: true })
  @Column("varchar", { select: false })
  secretHash: string;
}
export const sessions = resource({ of: session, Type: Session });

@Entity()
@ObjectType({ description: apiToken.doc })
export class ApiToken extends recordOf(apiToken) {
  @Link(() => Unit) unit: Relation<Unit>;
  @Link(() => Account) account: Relation<Account>;
  @Index({ unique: true })
  @Column("varchar", { select: false })
  secretHash: string;
}
export const apiTokens = resource({ of: apiToken, Type: ApiToken });

@Entity()
@ObjectType({ description: auditEntry.doc })
export class AuditEntry extends recordOf(auditEntry) {
  @Link(() => Account) account: Relation<Account>;
}
export const auditEntries = resource({
  of: auditEntry,
  Type: AuditEntry,
  // The log tells of everyone: who answers for some units does not read it.
  scope: { field: "who", sees: () => raw("FALSE") },
});

/** What proves that someone is who they say. Never in a list, a history or the log. */
@Entity()
export class Credential {
  @PrimaryColumn("integer")
  accountId: number;
  /** Argon2id, in its own notation; null until a password has been set. */
  @Column("varchar", { nullable: true })
  passwordHash: string | null;
  /** The secret of the second factor, base32; null where there is none. */
  @Column("varchar", { nullable: true })
  totpSecret: string | null;
  /** A secret that has been shown, and counts once a code of it is given. */
  @Column("varchar", { nullable: true })
  totpPending: string | null;
  /** The last time step whose code was taken: a code works once. */
  @Column("integer", { nullable: true })
  totpStep: number | null;
  /** The subject at the OpenID Connect provider. */
  @Index({ unique: true })
  @Column("varchar", { nullable: true })
  oidcSubject: string | null;
}

/** A link that works once: for the first administrator, or for someone to set their password. */
@Entity()
export class Invitation {
  @PrimaryColumn("varchar")
  secretHash: string;
  /** Null: for the first administrator. */
  @Column("integer", { nullable: true })
  accountId: number | null;
  @Column("varchar")
  expiresAt: string;
}

export const accessEntities = [Credential, Invitation] as const;
