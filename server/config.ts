/** What the hub is told from outside. */
export type Config = {
  readonly host: string;
  readonly port: number;
  readonly database: string;
};

type Setting<T> = {
  readonly env: string;
  readonly usual: string;
  readonly doc: string;
  readonly read: (value: string) => T | null;
  readonly right: string;
};

const LOOPBACK = new Set(["127.0.0.1", "localhost", "::1"]);

/** Every setting, with its line. */
export const SETTINGS: { readonly [K in keyof Config]: Setting<Config[K]> } = {
  host: {
    env: "HOST",
    usual: "127.0.0.1",
    doc: "The address to listen on. Until sign-in exists, only this machine's own.",
    read: (value) => (LOOPBACK.has(value) ? value : null),
    right: "127.0.0.1, localhost or ::1 (there is no sign-in yet, so nobody else may reach the hub)",
  },
  port: {
    env: "PORT",
    usual: "4000",
    doc: "The port to listen on; 0 takes a free one.",
    read: (value) => (/^\d{1,5}$/.test(value) && Number(value) <= 65535 ? Number(value) : null),
    right: "a whole number from 0 to 65535",
  },
  database: {
    env: "DATABASE_URL",
    usual: "sqlite:./data/hub.sqlite",
    doc: "Where the data is kept.",
    read: (value) => (/^sqlite:.+/.test(value) || /^postgres(ql)?:\/\/.+/.test(value) ? value : null),
    right: "sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME",
  },
};

/** The settings from the environment; a bad value is refused with what would be right. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const wrong: string[] = [];
  const read = <T>(setting: Setting<T>): T => {
    const given = env[setting.env] || setting.usual;
    const value = setting.read(given);
    if (value === null)
      wrong.push(
        `${setting.env}=${setting.env === "DATABASE_URL" ? "…" : given} is not right: it takes ${setting.right}.`,
      );
    return value as T;
  };
  const config = { host: read(SETTINGS.host), port: read(SETTINGS.port), database: read(SETTINGS.database) };
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
  return config;
}
