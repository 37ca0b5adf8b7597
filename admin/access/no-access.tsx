import { Button } from "@mui/material";
import { useTranslate } from "react-admin";
import { Link } from "react-router";
import { Empty, Page } from "../page.js";
import { useSay } from "../words.js";

/** A page that the reader's role does not open. */
export function NoAccess() {
  const translate = useTranslate();
  const say = useSay();
  return (
    <Page title={translate("ra.page.access_denied")}>
      <Empty
        title={say("access.denied")}
        action={
          <Button component={Link} to="/" variant="outlined">
            {say("menu.start")}
          </Button>
        }
      />
    </Page>
  );
}
