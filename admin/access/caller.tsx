import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";
import { type Action, may, SEES_SENSITIVE } from "../../shared/permissions.js";
import type { Me, Session, State } from "./session.js";

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({ session, children }: { readonly session: Session; readonly children: ReactNode }) {
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("There is no session above.");
  return session;
}

/** What is known of who is signed in, followed as it changes. */
export function useSessionState(): State {
  const { subscribe, now } = useSession();
  return useSyncExternalStore(subscribe, now);
}

/** Who is signed in; null on the pages before it. */
export const useMe = (): Me | null => useSessionState().door?.account ?? null;

/** Whether the reader may do this to a resource, by its dictionary's name. The hub decides; this hides what it would refuse. */
export function useMay(): (action: Action, resource: string) => boolean {
  const me = useMe();
  return (action, resource) => me !== null && may(me.role, action, resource);
}

/** Whether the reader sees, and may ask by, sensitive fields. */
export function useSeesSensitive(): boolean {
  const me = useMe();
  return me !== null && SEES_SENSITIVE[me.role];
}
