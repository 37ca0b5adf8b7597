import { isIP } from "node:net";

/** Of a request, what says where it comes from. */
export type Peer = {
  readonly socket: { readonly remoteAddress?: string | undefined; readonly encrypted?: boolean };
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
};

/** `::ffff:10.0.0.1` is 10.0.0.1. */
const plain = (address: string): string => address.trim().replace(/^::ffff:(?=\d+\.)/i, "");
const peerOf = ({ socket }: Peer): string => plain(socket.remoteAddress ?? "");

/**
 * Who asks: the peer of the socket. Only where that is a proxy which the settings name does what the proxy says
 * count; anyone may send the header, so of its list only what trusted proxies added is read, from the right.
 */
export function addressOf(request: Peer, trusted: ReadonlySet<string>): string {
  const said = [request.headers["x-forwarded-for"] ?? []].flat().join(",").split(",").map(plain).filter(Boolean);
  let address = peerOf(request);
  while (trusted.has(address)) {
    const before = said.pop();
    if (before === undefined || !isIP(before)) break;
    address = before;
  }
  return address;
}

/** Whether the request came encrypted, to the hub or to a proxy that the settings name. */
export const isHttps = (request: Peer, trusted: ReadonlySet<string>): boolean =>
  request.socket.encrypted === true ||
  (trusted.has(peerOf(request)) && request.headers["x-forwarded-proto"] === "https");

/** The addresses that belong together: an IPv6 network of 64 bits is one household's or office's, and all its own. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [left = "", right] = address.split("%", 1)[0]?.split("::") ?? [];
  const head = left.split(":").filter(Boolean);
  const tail = right?.split(":").filter(Boolean) ?? [];
  const groups = right === undefined ? head : [...head, ...Array(8 - head.length - tail.length).fill("0"), ...tail];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
