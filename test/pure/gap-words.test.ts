import { describe, expect, test } from "vitest";
import { DOUBTS, REASONS, type Reason, SHORTFALLS } from "../../shared/gap/status.js";
import type { Counted, CriterionWords, Trace } from "../../shared/gap/trace.js";
import { explanation } from "../../shared/gap/words.js";

const profession = { vi: "Chuyên môn", en: "Professional qualification" };
const university = { vi: "Đại học", en: "University", rank: 4 };
const intermediate = { vi: "Trung cấp", en: "Intermediate", rank: 2 };
const law = { vi: "Luật", en: "Law" };
const inLaw: CriterionWords = {
  kind: "LEVEL",
  dimension: profession,
  level: university,
  fields: [law],
  freshYears: null,
};
const basic: CriterionWords = {
  kind: "LEVEL",
  dimension: { vi: "Tin học", en: "Informatics" },
  level: { vi: "Cơ bản", en: "Basic", rank: 1 },
  fields: [],
  freshYears: null,
};
const circular = { kind: { vi: "Thông tư", en: "Circular" }, number: "13/2019/TT-BNV" };
const certificate = {
  level: intermediate,
  field: law,
  number: "TC 0123",
  issuedOn: "2014-06-12",
  validThrough: null,
  voidFromStart: false,
};

const gap = (given: Partial<Trace> = {}): Trace => ({
  fact: "NOT_SATISFIED",
  reason: "BELOW_LEVEL",
  duty: "BINDING",
  dutyFrom: null,
  dutyThrough: null,
  criterion: inLaw,
  others: [],
  article: { number: "Điều 1 khoản 2", document: circular },
  overridden: [],
  firstTermOnly: false,
  counted: null,
  certificate,
  distance: 2,
  since: null,
  expiringThrough: null,
  inTraining: null,
  remedy: null,
  ...given,
});
const met = (given: Partial<Trace> = {}) =>
  gap({ fact: "SATISFIED", reason: null, distance: 0, certificate: { ...certificate, level: university }, ...given });
const says = (trace: Trace) => [explanation(trace, "vi"), explanation(trace, "en")];

describe("what is required, held, why, and the remedy", () => {
  test("below the level", () => {
    expect(says(gap({ remedy: { vi: "Đại học Luật", en: "Law degree", days: 600, degreeStudy: true } }))).toEqual([
      "Yêu cầu: đại học trở lên, ngành Luật (Điều 1 khoản 2, Thông tư 13/2019/TT-BNV). Đang có: trung cấp Luật, số hiệu TC 0123, cấp ngày 12/6/2014. Thấp hơn 2 bậc. Cách ngắn nhất để đạt: “Đại học Luật”, 600 ngày học, đào tạo dài hạn.",
      "Required: university or higher, in Law (Điều 1 khoản 2, Circular 13/2019/TT-BNV). Held: intermediate in Law, no. TC 0123, issued on 12 June 2014. 2 levels too low. The shortest remedy: “Law degree”, 600 days, degree study.",
    ]);
  });
  test("met, and until when", () => {
    expect(says(met({ expiringThrough: "2024-12-31" }))[0]).toBe(
      "Yêu cầu: đại học trở lên, ngành Luật (Điều 1 khoản 2, Thông tư 13/2019/TT-BNV). Đang có: đại học Luật, số hiệu TC 0123, cấp ngày 12/6/2014. Đạt yêu cầu. Chỉ còn giá trị đến hết ngày 31/12/2024.",
    );
  });
  test("a lapsed certificate is on file, not held", () => {
    const lapsed = { ...certificate, level: university, issuedOn: "2014-06", validThrough: "2024-12-31" };
    const [vi, en] = says(gap({ reason: "EXPIRED", certificate: lapsed, distance: null, since: "2025-01-01" }));
    expect(vi).toContain(
      "Trong hồ sơ: đại học Luật, số hiệu TC 0123, cấp tháng 6/2014, có giá trị đến hết ngày 31/12/2024. Hết giá trị từ ngày 1/1/2025.",
    );
    expect(en).toContain(
      "On file: university in Law, no. TC 0123, issued in June 2014, valid through 31 December 2024. Expired since 1 January 2025.",
    );
  });
  test("nothing recorded is no absence, and gets no course", () => {
    const [vi] = says(
      gap({
        fact: "UNKNOWN",
        reason: "NO_RECORD",
        criterion: basic,
        certificate: null,
        distance: null,
        remedy: { vi: "Tin học", en: null, days: 5, degreeStudy: false },
      }),
    );
    expect(vi).toBe(
      "Yêu cầu: tin học, cơ bản trở lên (Điều 1 khoản 2, Thông tư 13/2019/TT-BNV). Hồ sơ chưa ghi nhận gì về nội dung này, nên chưa kết luận được; cần rà soát hồ sơ.",
    );
  });
  test("a file that was inspected", () => {
    const none = {
      ...certificate,
      level: { vi: "Chưa qua đào tạo", en: "Untrained", rank: 0 },
      field: null,
      number: null,
    };
    expect(says(gap({ reason: "ABSENT", certificate: none }))[0]).toContain(
      "Hồ sơ đã được kiểm tra: chưa qua đào tạo. Chưa có trình độ được yêu cầu.",
    );
  });
});

describe("duty, others, overriding, training", () => {
  test("accepted in its stead", () => {
    expect(says(gap({ others: [basic] }))[0]).toContain(
      "Yêu cầu: đại học trở lên, ngành Luật; hoặc tin học, cơ bản trở lên (",
    );
  });
  test("recommended", () => {
    const [vi] = says(gap({ duty: "RECOMMENDED" }));
    expect(vi).toMatch(/^Khuyến khích: .*không bắt buộc\./);
  });
  test("in grace and waived, to their last day", () => {
    expect(says(gap({ duty: "GRACE", dutyThrough: "2024-12-25" }))).toEqual([
      expect.stringContaining("Được chuyển tiếp đến hết ngày 25/12/2024."),
      expect.stringContaining("In grace through 25 December 2024."),
    ]);
    expect(says(gap({ duty: "WAIVED", dutyThrough: "2024-12-25" }))[0]).toContain("Được miễn đến hết ngày 25/12/2024.");
  });
  test("a line of a first term says so", () => {
    const [vi, en] = says(gap({ firstTermOnly: true }));
    expect(vi).toMatch(/^Yêu cầu khi giữ chức danh lần đầu: đại học trở lên/);
    expect(en).toMatch(/^Required on a first term: university or higher/);
  });
  test("what it overrides, each document once", () => {
    expect(says(gap({ overridden: [circular, circular] }))[0]).toContain(
      "Quy định này được áp dụng thay cho Thông tư 13/2019/TT-BNV.",
    );
  });
  test("a class goes before a remedy", () => {
    const [vi] = says(
      gap({
        inTraining: { name: "Luật K5", heldThrough: "2025-06-30" },
        remedy: { vi: "Khác", en: null, days: 5, degreeStudy: false },
      }),
    );
    expect(vi).toMatch(/Đang dự lớp “Luật K5”, học đến hết ngày 30\/6\/2025; hoàn thành lớp thì đạt\.$/);
  });
});

describe("age and tenure", () => {
  const of = (criterion: CriterionWords, counted: Counted | null = null) =>
    says(gap({ criterion, counted, reason: "OUT_OF_RANGE", certificate: null, distance: null }));
  test("the person's age, on the day on which it is counted", () => {
    const most: CriterionWords = { kind: "AGE", least: null, most: 45, ageOn: "AS_OF" };
    const [vi, en] = of(most, { kind: "AGE", years: 46, on: "2020-06-30" });
    expect(vi).toContain("Tính đến ngày 30/6/2020: 46 tuổi. Ngoài giới hạn tuổi.");
    expect(en).toContain("Aged 46 on 30 June 2020. The age is out of range.");
  });
  test("the months, and from which day they are counted", () => {
    const criterion: CriterionWords = { kind: "TENURE", months: 24, tenureIn: "POSITION" };
    const [vi, en] = of(criterion, { kind: "TENURE", months: 17, since: "2019-01-15", on: "2020-06-30" });
    expect(vi).toContain("Từ ngày 15/1/2019 đến ngày 30/6/2020: 17 tháng. Chưa đủ thời gian công tác.");
    expect(en).toContain("17 months from 15 January 2019 to 30 June 2020. The time is not yet complete.");
  });
  test("age", () => {
    expect(of({ kind: "AGE", least: null, most: 45, ageOn: "APPOINTMENT" })).toEqual([
      "Yêu cầu: tuổi không quá 45 vào ngày giữ chức danh (Điều 1 khoản 2, Thông tư 13/2019/TT-BNV). Ngoài giới hạn tuổi.",
      "Required: age at most 45 on taking up the position (Điều 1 khoản 2, Circular 13/2019/TT-BNV). The age is out of range.",
    ]);
  });
  test("tenure", () => {
    expect(of({ kind: "TENURE", months: 24, tenureIn: "SERVICE" })[0]).toContain("đủ 24 tháng từ ngày tuyển dụng");
  });
});

test.each(Object.keys(REASONS) as Reason[])("%s has its sentence in both languages, with no hole in it", (reason) => {
  const fact = reason in DOUBTS ? "UNKNOWN" : "NOT_SATISFIED";
  for (const held of [certificate, null]) {
    for (const sentence of says(gap({ fact, reason, certificate: held, since: held && "2018-01-01" }))) {
      expect(sentence).toMatch(/^\S.*\.$/);
      expect(sentence).not.toMatch(/null|undefined|NaN| {2}|\.\./);
    }
  }
  expect(reason in SHORTFALLS).toBe(fact === "NOT_SATISFIED");
});
