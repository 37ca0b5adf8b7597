import { expect, test } from "vitest";
import { passwordProblem } from "../../server/access/password-rules.js";
import { hashPassword, isPassword } from "../../server/access/passwords.js";

const OWNER = { name: "lan.nt", fullName: "Nguyễn Thị Lan" };
const reasonOf = (password: string, owner = OWNER): unknown => {
  const problem = passwordProblem(password, owner);
  return problem && (problem.with?.reason ?? problem.code);
};

test.each([
  "mưa phùn bay trên núi",
  "con trâu đi trước cái cày",
  "troi mua dat chiu",
  "correct horse battery staple",
  "xK7#pQ2v!mZ9w",
  "Tháng 3 hoa gạo nở đỏ",
  "密码一定要足够长才好记",
  "🐃 trâu 🌾 lúa 🏔 núi",
])("“%s” may be a password", (password) => {
  // Twelve characters, not twelve bytes: an emoji is one.
  expect([...password].length >= 12 ? reasonOf(password) : null).toBeNull();
});

test.each([
  "matkhau123456",
  "Mật khẩu 2024!",
  "M@tKh4u@2025",
  "P@ssw0rd12345",
  "password1234!",
  "qwertyuiop123",
  "1qaz2wsx3edc",
  "zxcvbnmasdfghjkl",
  "q1w2e3r4t5y6u7",
  "0123456789876543210",
  "abcdefghijklmnop",
  "aaaaaaaaaaaaaaaa",
  "abcabcabcabcabc",
  "xyxyxyxyxyxyxyxy",
  "Vietnam123456@",
  "BacKan@2025!!",
  "Thái Nguyên 2025",
  "UBND@2025abc!",
  "chuanhub chuanhub",
  "Chuẩn Hub 2026!",
  "iloveyou1234567",
  "admin administrator",
  "Nguyễn Thị Lan 1990",
  "19901991199219931994",
  "006095001234",
  "0912 345 678 09",
])("“%s” is well known, and refused", (password) => {
  expect(reasonOf(password)).toBe("commonPassword");
});

test.each(["lan.nt-8k2f-q9zx", "LANNT 8k2fq9zx7w", "Lan.Nt@hoa gạo nở"])(
  "“%s” holds its owner's name, and is refused",
  (password) => expect(reasonOf(password)).toBe("nameInPassword"),
);

test("twelve characters are enough, eleven are not; 128 are taken, 129 are not", () => {
  const text = Array.from({ length: 129 }, (_, i) => String.fromCodePoint(0x4e00 + i * 7)).join("");
  expect(reasonOf([...text].slice(0, 11).join(""))).toBe("shortPassword");
  expect(reasonOf([...text].slice(0, 12).join(""))).toBeNull();
  expect(reasonOf([...text].slice(0, 128).join(""))).toBeNull();
  expect(reasonOf(text)).toBe("TOO_LONG");
  // Marks are counted with their letters, however they are written.
  expect(reasonOf("ệ ầ ổ ữ ẵ ấ".normalize("NFD"))).toBe("shortPassword");
});

test("a password is kept as Argon2id, and found again however its marks are written", async () => {
  const kept = await hashPassword("mưa phùn bay trên núi".normalize("NFD"));
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await isPassword("mưa phùn bay trên núi", kept)).toBe(true);
  expect(await isPassword("mưa phùn bay trên sông", kept)).toBe(false);
});

test("where there is no password none is right, not even an empty one", async () => {
  for (const password of ["", "mưa phùn bay trên núi", "x".repeat(5000)])
    expect(await isPassword(password, null)).toBe(false);
  const empty = await hashPassword("");
  expect(await isPassword("", empty)).toBe(false);
  expect(await isPassword("x".repeat(129), empty)).toBe(false);
});

test("who asks for a hundred more than can be made is told to come again", async () => {
  const kept = await hashPassword("mưa phùn bay trên núi");
  const asked = await Promise.allSettled(Array.from({ length: 120 }, () => isPassword("x", kept)));
  const refused = asked.filter((one) => one.status === "rejected");
  expect(refused).toHaveLength(18);
  for (const one of refused) expect(one.reason.code).toBe("OVERLOADED");
  expect(await isPassword("mưa phùn bay trên núi", kept)).toBe(true);
});
