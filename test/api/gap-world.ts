import sql, { type Sql } from "sql-template-tag";
import { THE_HUB } from "../../server/caller.js";
import type { Database } from "../../server/database.js";
import { changing } from "../../server/resource/changes.js";
import { change, create } from "../../server/resource/rows.js";
import type { Values } from "../../shared/check.js";

/** A small province, entered through the path that everyone uses: what the tests of the gap ask about. */
export type World = Awaited<ReturnType<typeof makeWorld>>;

export async function makeWorld(database: Database) {
  const make = (resource: string, values: Values): Promise<number> =>
    changing(database, { caller: THE_HUB }, (store) => create(store, resource, values));
  const since = { validFrom: "2000-01-01" };
  const called = (code: string, name = code) => ({ code, name });

  await make("Unit", { ...called("06", "Bắc Kạn"), kind: "PROVINCE", ...since });
  await make("Unit", { ...called("062", "Ba Bể"), kind: "DISTRICT", parentCode: "06", ...since });
  const mountain = await make("Unit", { ...called("06201", "Cao Trĩ"), kind: "COMMUNE", parentCode: "062", ...since });
  const lowland = await make("Unit", {
    ...called("06202", "Khang Ninh"),
    kind: "COMMUNE",
    parentCode: "062",
    ...since,
  });
  await make("UnitArea", { unitId: mountain, area: "MOUNTAINOUS", ...since });

  const profession = await make("Dimension", { ...called("PROFESSIONAL", "Chuyên môn"), rank: 1 });
  const informatics = await make("Dimension", { ...called("INFORMATICS", "Tin học"), rank: 2 });
  const level = (dimensionId: number, rank: number, code: string, name: string) =>
    make("Level", { dimensionId, rank, code, name });
  const untrained = await level(profession, 0, "NONE", "Chưa qua đào tạo");
  const intermediate = await level(profession, 2, "TRUNG_CAP", "Trung cấp");
  const college = await level(profession, 3, "CAO_DANG", "Cao đẳng");
  const university = await level(profession, 4, "DAI_HOC", "Đại học");
  const basic = await level(informatics, 1, "CO_BAN", "Cơ bản");
  const law = await make("FieldOfStudy", called("LAW", "Luật"));
  const accounting = await make("FieldOfStudy", called("ACCOUNTING", "Kế toán"));

  const office = await make("Position", {
    ...called("OFFICE_STATISTICS", "Văn phòng - thống kê"),
    category: "CIVIL_SERVANT",
    rank: 1,
    ...since,
  });
  const chair = await make("Position", {
    ...called("PEOPLE_COMMITTEE_CHAIR", "Chủ tịch UBND"),
    category: "CADRE",
    rank: 2,
    ...since,
  });

  const document = async (kindId: number, code: string, number: string) =>
    make("LegalDocument", {
      code,
      number,
      kindId,
      title: number,
      issuer: "Bộ Nội vụ",
      issuedOn: "2019-11-06",
      inForceFrom: "2019-12-25",
    });
  const circularKind = await make("DocumentKind", { ...called("CIRCULAR", "Thông tư"), tier: 6 });
  const provincialKind = await make("DocumentKind", { ...called("PROVINCIAL", "Quyết định của tỉnh"), tier: 3 });
  const circularArticle = await make("Article", {
    documentId: await document(circularKind, "TT13", "13/2019/TT-BNV"),
    number: "Điều 1 khoản 2",
  });
  const provincialArticle = await make("Article", {
    documentId: await document(provincialKind, "QD8", "8/2020/QĐ-UBND"),
    number: "Điều 2",
  });
  await make("Delegation", {
    articleId: circularArticle,
    subject: "PROFESSIONAL",
    toKindId: provincialKind,
    areas: ["MOUNTAINOUS"],
    floorLevelId: intermediate,
    validFrom: "2019-12-25",
  });

  const standard = async (
    code: string,
    articleId: number,
    lines: readonly { subject: string; criterion: Values }[],
  ) => {
    const [row] = await database.rows<{ documentId: number }>(articleOf(articleId));
    const standardId = await make("Standard", {
      code,
      name: code,
      documentId: row?.documentId,
      positionIds: [office],
      inForceFrom: "2019-12-25",
      state: "DRAFT",
    });
    for (const [i, { subject, criterion }] of lines.entries()) {
      const requirementId = await make("Requirement", {
        standardId,
        subject,
        obligation: "MANDATORY",
        articleId,
        rank: i + 1,
      });
      await make("Criterion", { requirementId, kind: "LEVEL", rank: 1, ...criterion });
    }
    return standardId;
  };
  const publish = (id: number): Promise<number> =>
    changing(database, { caller: THE_HUB }, (store) =>
      change(store, "Standard", { id, expectedVersion: 1 }, { state: "PUBLISHED" }),
    );
  const circular = await standard("CIRCULAR", circularArticle, [
    { subject: "PROFESSIONAL", criterion: { dimensionId: profession, levelId: university, fieldIds: [law] } },
    { subject: "INFORMATICS", criterion: { dimensionId: informatics, levelId: basic } },
  ]);
  const provincial = await standard("PROVINCE", provincialArticle, [
    { subject: "PROFESSIONAL", criterion: { dimensionId: profession, levelId: intermediate, fieldIds: [law] } },
  ]);
  // The circular overrides the province's decision where it delegates nothing, so it comes later.
  await publish(provincial);
  await publish(circular);

  const course = await make("Course", { ...called("TH", "Tin học cơ bản"), days: 5, availableFrom: "2010-01-01" });
  await make("CourseGrant", { courseId: course, effect: "GRANTS", dimensionId: informatics, levelId: basic });

  const official = async (
    code: string,
    fullName: string,
    gender: string,
    held: Values,
    evidence: readonly Values[],
  ) => {
    const officialId = await make("Official", { code, fullName, gender, birthDate: "1985-05-05", ethnicity: "TAY" });
    await make("Assignment", {
      officialId,
      positionId: office,
      unitId: lowland,
      kind: "PRIMARY",
      validFrom: "2016-01-01",
      ...held,
    });
    for (const one of evidence)
      await make("Qualification", {
        officialId,
        dimensionId: profession,
        issuedOn: "2014-06-12",
        state: "VERIFIED",
        ...one,
      });
    return officialId;
  };
  const inInformatics = { dimensionId: informatics, levelId: basic };
  const an = await official("A", "Nông Thị An", "FEMALE", {}, [
    { levelId: college, fieldOfStudyId: law, number: "CĐ 12" },
    inInformatics,
  ]);
  const binh = await official("B", "Hoàng Văn Bình", "MALE", { unitId: mountain }, [
    { levelId: college, fieldOfStudyId: law },
    inInformatics,
  ]);
  const chi = await official("C", "Lý Thị Chi", "FEMALE", {}, [{ levelId: university, fieldOfStudyId: law }]);
  const dung = await official("D", "Triệu Văn Dũng", "MALE", {}, [
    { levelId: university, fieldOfStudyId: accounting },
    { ...inInformatics, validThrough: "2020-03-31" },
  ]);
  const giang = await official("G", "Vi Thị Giang", "FEMALE", { positionId: chair }, [{ levelId: untrained }]);
  return { officials: { an, binh, chi, dung, giang }, course, office, lowland };
}

const articleOf = (id: number): Sql => sql`SELECT "documentId" FROM "article" WHERE "id" = ${id}`;
