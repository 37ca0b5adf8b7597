import { Button } from "@mui/material";
import { useTranslate } from "react-admin";
import { Link } from "react-router";
import { Empty, Page } from "./page.js";
import { useSay } from "./words.js";

/** An address that leads nowhere, and the way to the start. */
export function NotFound() {
  const translate = useTranslate();
  const say = useSay();
  return (
    <Page title={translate("ra.page.not_found")}>
      <Empty
        title={translate("ra.message.not_found")}
        action={
          <Button component={Link} to="/" variant="outlined">
            {say("menu.start")}
          </Button>
        }
      />
    </Page>
  );
}
