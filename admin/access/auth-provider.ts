import type { AuthProvider } from "react-admin";
import { type Action, may } from "../../shared/permissions.js";
import { dictionaries } from "../../shared/resources.js";
import type { Session } from "./session.js";

/** React-admin's names for what is done. */
const ACTIONS: Readonly<Record<string, Action>> = {
  list: "read",
  show: "read",
  edit: "update",
  create: "create",
  delete: "delete",
  export: "export",
};

/** Answers react-admin from the one table of permissions. Signing in and out has pages of its own (`gate.tsx`). */
export const openAuthProvider = (session: Session): AuthProvider => ({
  login: async () => undefined,
  logout: async () => undefined,
  checkAuth: async () => undefined,
  // A session that has ended is taken up again over the page; nothing is left for it.
  checkError: async () => undefined,
  async getIdentity() {
    const me = session.now().door?.account;
    return { id: me?.id ?? "", fullName: me?.fullName ?? "" };
  },
  getPermissions: async () => session.now().door?.account?.role ?? null,
  async canAccess({ resource, action }) {
    const me = session.now().door?.account;
    const of = dictionaries.find(({ plural }) => plural === resource);
    const wanted = ACTIONS[action];
    return !of || (me != null && wanted !== undefined && may(me.role, wanted, of.name));
  },
});
