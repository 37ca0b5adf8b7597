import sql, { raw } from "sql-template-tag";
import type { Narrowing } from "../resource/resource.js";

/** Seen by all; kept by who answers for a whole province: courses, plans and money are the province's. */
export const ofProvince = (field: string): Narrowing => ({
  field,
  sees: () => raw("TRUE"),
  keeps: (_alias, scope) =>
    sql`EXISTS (SELECT 1 FROM "unit" pu WHERE pu."kind" = 'PROVINCE' AND ${scope.ownUnit(raw('pu."id"'), "ALL")})`,
});
