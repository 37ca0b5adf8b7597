import { isIP } from "node:net";

/** What the hub is told from outside. */
export type Config = {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  /** The address by which browsers reach the hub; null: this machine's own. */
  readonly publicUrl: string | null;
  /** The addresses of proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  readonly oidcIssuer: string | null;
  readonly oidcClientId: string | null;
  readonly oidcClientSecret: string | null;
  /** Sign in as a demonstration user without a password. */
  readonly demo: boolean;
};

type Setting<T> = {
  readonly env: string;
  readonly usual: string;
  readonly doc: string;
  readonly read: (value: string) => T | undefined;
  readonly right: string;
};

const LOOPBACK = new Set(["127.0.0.1", "localhost", "::1"]);

const isUrl = (value: string): boolean => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);

/** A provider is asked over https; on this machine, http will do. */
const isProvider = (value: string): boolean =>
  isUrl(value) && (value.startsWith("https:") || LOOPBACK.has(new URL(value).hostname));

/** Every setting, with its line. */
export const SETTINGS: { readonly [K in keyof Config]: Setting<Config[K]> } = {
  host: {
    env: "HOST",
    usual: "127.0.0.1",
    doc: "The address to listen on. Beyond this machine's own, PUBLIC_URL must be given too.",
    read: (value) => (/^[0-9A-Za-z.:-]+$/.test(value) ? value : undefined),
    right: "an address or name such as 127.0.0.1, ::1 or 0.0.0.0",
  },
  port: {
    env: "PORT",
    usual: "4000",
    doc: "The port to listen on; 0 takes a free one.",
    read: (value) => (/^\d{1,5}$/.test(value) && Number(value) <= 65535 ? Number(value) : undefined),
    right: "a whole number from 0 to 65535",
  },
  database: {
    env: "DATABASE_URL",
    usual: "sqlite:./data/hub.sqlite",
    doc: "Where the data is kept.",
    read: (value) => (/^sqlite:.+/.test(value) || /^postgres(ql)?:\/\/.+/.test(value) ? value : undefined),
    right: "sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME",
  },
  publicUrl: {
    env: "PUBLIC_URL",
    usual: "",
    doc: "The address by which browsers reach the hub, such as https://hub.example.vn. With https, cookies go over https alone.",
    read: (value) => (value === "" ? null : isUrl(value) ? value.replace(/\/+$/, "") : undefined),
    right: "an address such as https://hub.example.vn",
  },
  trustedProxies: {
    env: "TRUSTED_PROXY",
    usual: "",
    doc: "The addresses of proxies, joined by commas, whose X-Forwarded-For is believed; nobody's else is.",
    read: (value) => {
      const all = value.split(",").map((one) => one.trim());
      const named = all.filter(Boolean);
      return named.every((one) => isIP(one) > 0) ? named : undefined;
    },
    right: "addresses such as 10.0.0.2, joined by commas",
  },
  oidcIssuer: {
    env: "OIDC_ISSUER",
    usual: "",
    doc: "The OpenID Connect provider by which people may sign in too; OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go with it.",
    read: (value) => (value === "" ? null : isProvider(value) ? value : undefined),
    right: "the provider's address, with https",
  },
  oidcClientId: {
    env: "OIDC_CLIENT_ID",
    usual: "",
    doc: "The hub's name at that provider.",
    read: (value) => value || null,
    right: "text",
  },
  oidcClientSecret: {
    env: "OIDC_CLIENT_SECRET",
    usual: "",
    doc: "The hub's secret at that provider.",
    read: (value) => value || null,
    right: "text",
  },
  demo: {
    env: "DEMO",
    usual: "",
    doc: "1 lets anyone on this machine sign in as a demonstration user; `npm start -- --demo` sets it.",
    read: (value) => (value === "" ? false : value === "1" ? true : undefined),
    right: "1, or nothing",
  },
};

/** Settings whose value is never repeated. */
const SECRET = new Set(["DATABASE_URL", "OIDC_CLIENT_SECRET"]);

/** What settings ask of each other. */
function atOdds({ host, publicUrl, demo, oidcIssuer, oidcClientId, oidcClientSecret }: Config): string[] {
  const oidc = [oidcIssuer, oidcClientId, oidcClientSecret].filter((one) => one !== null).length;
  return [
    ...(demo && !LOOPBACK.has(host) ? ["The demonstration runs on this machine only: leave HOST as it is."] : []),
    ...(!LOOPBACK.has(host) && publicUrl === null
      ? [`HOST=${host} opens the hub to others: say in PUBLIC_URL by which address they reach it.`]
      : []),
    ...(oidc > 0 && oidc < 3
      ? ["OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are given together or not at all."]
      : []),
  ];
}

/** The settings from the environment; a bad value is refused with what would be right. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const wrong: string[] = [];
  const read = <T>(setting: Setting<T>): T => {
    const given = env[setting.env] || setting.usual;
    const value = setting.read(given);
    if (value === undefined)
      wrong.push(`${setting.env}=${SECRET.has(setting.env) ? "…" : given} is not right: it takes ${setting.right}.`);
    return value as T;
  };
  const config = Object.fromEntries(
    Object.entries(SETTINGS).map(([name, setting]) => [name, read(setting as Setting<unknown>)]),
  ) as Config;
  if (wrong.length === 0) wrong.push(...atOdds(config));
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
  return config;
}

/** The settings when the environment says nothing. */
export const USUAL: Config = readConfig({});
