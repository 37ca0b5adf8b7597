import { CssBaseline } from "@mui/material";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import { useLocation, useNavigate } from "react-router";
import { Failed, Waiting } from "../page.js";
import { useLang, useSay } from "../words.js";
import { SignInAgain } from "./again.js";
import { useSession, useSessionState } from "./caller.js";
import { PlainPage } from "./plain-page.js";
import { SetUpPage } from "./set-up-page.js";
import { SignInForm } from "./sign-in-form.js";

/** Lets who is signed in through to the panel; all others stand before the sign-in page, and come where they wanted. */
export function Gate({ children }: { readonly children: ReactNode }) {
  const session = useSession();
  const lang = useLang();
  const { door, failure, hasEnded } = useSessionState();
  const { pathname } = useLocation();
  useEffect(() => {
    if (!session.now().door) void session.refresh().catch(() => undefined);
  }, [session]);
  useEffect(() => {
    document.documentElement.lang = lang;
  }, [lang]);
  if (pathname === "/set-up") return <Plain content={<SetUpPage />} />;
  if (!door) return <Plain content={failure ? <Unreached /> : <Waiting lines={5} />} />;
  if (!door.account) return <Plain content={<SignInPage />} />;
  return (
    <>
      {children}
      {hasEnded && <SignInAgain me={door.account} />}
    </>
  );
}

const Plain = ({ content }: { readonly content: ReactNode }) => (
  <>
    <CssBaseline enableColorScheme />
    {content}
  </>
);

function Unreached() {
  const session = useSession();
  const { failure } = useSessionState();
  return <Failed error={failure} retry={() => void session.refresh().catch(() => undefined)} />;
}

function SignInPage() {
  const say = useSay();
  const { door } = useSessionState();
  const enter = useEnter();
  return (
    <PlainPage
      title={say("access.signIn")}
      {...(door?.setUp && door.demo.length === 0 && { lead: say("access.setUpFirst") })}
    >
      <SignInForm done={() => enter()} />
    </PlainPage>
  );
}

/** Goes into the panel as whoever is signed in now: where one is, or elsewhere. */
export function useEnter(): (to?: string) => Promise<void> {
  const session = useSession();
  const client = useQueryClient();
  const navigate = useNavigate();
  return async (to) => {
    client.clear();
    if (to) await navigate(to, { replace: true });
    await session.refresh();
  };
}
