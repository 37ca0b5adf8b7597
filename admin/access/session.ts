import type { Role } from "../../shared/permissions.js";
import type { Send } from "../ask.js";

/** Who is signed in, as the hub says it. */
export type Me = {
  readonly id: string;
  readonly name: string;
  readonly fullName: string;
  readonly role: Role;
  readonly unit: { readonly code: string; readonly name: string } | null;
  /** False where they come in another way: by a provider, or as a demonstration user. */
  readonly hasPassword: boolean;
  readonly secondFactor: boolean;
};

/** Who is signed in, and by which ways one may. */
export type Door = {
  readonly account: Me | null;
  readonly methods: { readonly oidc: boolean };
  /** The users of the demonstration; none outside of it. */
  readonly demo: readonly { readonly name: string; readonly fullName: string }[];
  /** Whether the first administrator is still awaited. */
  readonly setUp: boolean;
};

export type State = {
  /** Null until the hub has said. */
  readonly door: Door | null;
  readonly failure: unknown;
  /** The session ended while its owner was at work: the page stands, and they sign in over it. */
  readonly hasEnded: boolean;
};

export type SignIn = { readonly name: string; readonly password: string; readonly code?: string };

export type Session = {
  readonly send: Send;
  now(): State;
  subscribe(listener: () => void): () => void;
  /** Asks the hub who is signed in. */
  refresh(): Promise<Door>;
  /** Called as a question is sent; what it gives is called when the answer is that nobody is signed in. */
  asking(): () => void;
  signIn(given: SignIn): Promise<void>;
  signInDemo(name: string): Promise<void>;
  /** Signs in again over the page; false where it is another person, who starts anew. */
  resume(): Promise<boolean>;
  signOut(): Promise<void>;
};

/** Keeps who is signed in on this page. */
export function openSession(send: Send): Session {
  const listeners = new Set<() => void>();
  let state: State = { door: null, failure: null, hasEnded: false };
  // Counts sessions: what was asked under one says nothing of the next.
  let turn = 0;
  const become = (next: Partial<State>): void => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };
  const look = (): Promise<Door> => send<Door>("/auth/me");
  const refresh = async (): Promise<Door> => {
    try {
      const door = await look();
      turn++;
      become({ door, failure: null, hasEnded: false });
      return door;
    } catch (failure) {
      become({ failure });
      throw failure;
    }
  };
  return {
    send,
    now: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    refresh,
    asking() {
      const asked = turn;
      return () => {
        if (asked === turn && state.door?.account && !state.hasEnded) become({ hasEnded: true });
      };
    },
    async signIn(given) {
      await send("/auth/sign-in", given);
    },
    async signInDemo(name) {
      await send("/auth/demo", { name });
    },
    async resume() {
      const was = state.door?.account?.id;
      const door = await look();
      if (!door.account || door.account.id !== was) return false;
      turn++;
      become({ door, hasEnded: false });
      return true;
    },
    async signOut() {
      await send("/auth/sign-out", {});
    },
  };
}
