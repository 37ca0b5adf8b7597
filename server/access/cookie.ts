/** The value of a cookie in the header; null where it has none. */
export function cookieIn(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? "").split(";")) {
    const [key, value] = pair.trim().split("=", 2);
    if (key === name && value) return value;
  }
  return null;
}

type Written = {
  readonly name: string;
  /** Letters that need no quoting; empty: the browser forgets the cookie. */
  readonly value: string;
  readonly path: string;
  readonly secure: boolean;
};

/**
 * A cookie that no script reads and that another site's page does not send with what it posts. It has no lifetime of
 * its own: the browser forgets it when it closes, the hub when the session ends.
 */
export const cookieText = ({ name, value, path, secure }: Written): string =>
  [
    `${name}=${value}`,
    `Path=${path}`,
    "HttpOnly",
    "SameSite=Lax",
    ...(secure ? ["Secure"] : []),
    ...(value === "" ? ["Max-Age=0"] : []),
  ].join("; ");
