import { ObjectType } from "type-graphql";
import { Entity, type Relation } from "typeorm";
import { allotment, fundingSource, plan } from "../../shared/training/plan.js";
import { LegalDocument } from "../catalogue/legal-document.js";
import { invalid } from "../errors.js";
import { Link } from "../resource/link.js";
import { recordOf } from "../resource/record.js";
import { resource } from "../resource/resource.js";
import { ofProvince } from "./province.js";

@Entity()
@ObjectType({ description: plan.doc })
export class Plan extends recordOf(plan) {
  @Link(() => LegalDocument) document: Relation<LegalDocument>;
}
export const plans = resource({
  of: plan,
  Type: Plan,
  scope: ofProvince("code"),
  async before({ row }) {
    if (row && Number(row.lastYear) < Number(row.firstYear))
      throw invalid({
        field: "lastYear",
        code: "RANGE",
        with: { min: Number(row.firstYear), max: plan.fields.lastYear.max },
      });
  },
});

@Entity()
@ObjectType({ description: fundingSource.doc })
export class FundingSource extends recordOf(fundingSource) {}
export const fundingSources = resource({ of: fundingSource, Type: FundingSource, scope: ofProvince("code") });

@Entity()
@ObjectType({ description: allotment.doc })
export class Allotment extends recordOf(allotment) {
  @Link(() => Plan) plan: Relation<Plan>;
  @Link(() => FundingSource) fundingSource: Relation<FundingSource>;
}
export const allotments = resource({
  of: allotment,
  Type: Allotment,
  scope: ofProvince("planId"),
});
