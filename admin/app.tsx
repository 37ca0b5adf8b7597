import { QueryClient } from "@tanstack/react-query";
import { lazy, useEffect, useMemo } from "react";
import { AdminContext, AdminUI, CustomRoutes, localStorageStore, Resource } from "react-admin";
import { createBrowserRouter, Route, RouterProvider } from "react-router";
import type { Dictionary } from "../shared/field.js";
import { dictionaries } from "../shared/resources.js";
import { openAuthProvider } from "./access/auth-provider.js";
import { SessionProvider } from "./access/caller.js";
import { Gate } from "./access/gate.js";
import { NoAccess } from "./access/no-access.js";
import { openSession } from "./access/session.js";
import { openAsk, openSend } from "./ask.js";
import { openProvider } from "./data-provider.js";
import { basenameOf, DayProvider, useDayInAddress } from "./day.js";
import { wholeWords } from "./format.js";
import { Frame } from "./frame/frame.js";
import { openMessages } from "./messages.js";
import { NotFound } from "./not-found.js";
import { FARTHEST } from "./pages.js";
import { LISTS, SCREENS } from "./particular.js";
import { CreateScreen, EditScreen, ListScreen, ShowScreen } from "./screens.js";
import { darkTheme, lightTheme } from "./theme.js";
import { fullTitleOf } from "./title.js";
import { wordsOf } from "./words.js";

const Start = lazy(() => import("./start/start.js"));
const GapList = lazy(() => import("./gap/list.js"));
const HeatMap = lazy(() => import("./gap/heat-map.js"));
const MyPage = lazy(() => import("./access/my-page.js"));
const Deleted = lazy(() => import("./access/deleted.js"));

const i18n = openMessages();
const lang = (): "vi" | "en" => (i18n.getLocale() === "en" ? "en" : "vi");

/** Theme, language and what else is kept between visits. */
const store = localStorageStore();
const session = openSession(openSend(lang, () => wordsOf("state.unreachable", lang())));
const authProvider = openAuthProvider(session);
const ask = openAsk(session.send, session.asking);

/** The four screens of a resource; where one is more than its dictionary, its own. */
const resourceOf = (of: Dictionary) => (
  <Resource
    key={of.plural}
    name={of.plural}
    list={LISTS[of.name] ?? ListScreen}
    create={CreateScreen}
    edit={EditScreen}
    show={SCREENS[of.name] ?? ShowScreen}
    recordRepresentation={(record) => fullTitleOf(of, record, lang())}
  />
);

function Panel({ day }: { readonly day: string | null }) {
  // What was read for one day is never shown for another: each day has a store of answers of its own.
  const client = useMemo(
    () =>
      new QueryClient({
        // The hub may stand on this machine or this network: whether it can be reached, only asking tells.
        defaultOptions: {
          queries: { retry: false, networkMode: "always", staleTime: 5_000, gcTime: day === null ? 300_000 : 60_000 },
          mutations: { networkMode: "always" },
        },
      }),
    [day],
  );
  const provider = useMemo(
    () =>
      openProvider({
        asOf: day,
        lang,
        ask,
        tooFar: () => wordsOf("list.farPage", lang(), { max: wholeWords(FARTHEST, lang()) }),
        onWrite: () => void client.invalidateQueries(),
      }),
    [day, client],
  );
  return (
    <AdminContext
      dataProvider={provider}
      authProvider={authProvider}
      i18nProvider={i18n}
      store={store}
      queryClient={client}
      theme={lightTheme}
      darkTheme={darkTheme}
      defaultTheme="light"
    >
      <Gate>
        <AdminUI
          layout={Frame}
          dashboard={Start}
          title="Chuẩn Hub"
          catchAll={NotFound}
          accessDenied={NoAccess}
          loginPage={false}
          disableTelemetry
        >
          {dictionaries.map(resourceOf)}
          <CustomRoutes>
            <Route path="/gap" element={<GapList />} />
            <Route path="/heat-map" element={<HeatMap />} />
            <Route path="/me" element={<MyPage />} />
            <Route path="/deleted" element={<Deleted />} />
          </CustomRoutes>
        </AdminUI>
      </Gate>
    </AdminContext>
  );
}

/** The panel, for the day in the address. */
export function App() {
  const day = useDayInAddress();
  const router = useMemo(
    () => createBrowserRouter([{ path: "*", element: <Panel day={day} /> }], { basename: basenameOf(day) }),
    [day],
  );
  useEffect(() => () => router.dispose(), [router]);
  return (
    <SessionProvider session={session}>
      <DayProvider day={day}>
        <RouterProvider key={day ?? "today"} router={router} />
      </DayProvider>
    </SessionProvider>
  );
}
