import DeleteOutline from "@mui/icons-material/DeleteOutline";
import EditOutlined from "@mui/icons-material/EditOutlined";
import PrintOutlined from "@mui/icons-material/PrintOutlined";
import { Button } from "@mui/material";
import { useState } from "react";
import { Confirm, type RaRecord, useCreatePath, useDelete, useNotify, useRedirect, useTranslate } from "react-admin";
import { Link } from "react-router";
import type { Dictionary } from "../../shared/field.js";
import { useMay } from "../access/caller.js";
import { HistoryButton } from "../access/history.js";
import { fullTitleOf } from "../title.js";
import { useLang, useSay } from "../words.js";

/** Change it, print it, or delete it after a question. */
export function RecordActions({ of, record }: { readonly of: Dictionary; readonly record: RaRecord }) {
  const say = useSay();
  const may = useMay();
  const translate = useTranslate();
  const lang = useLang();
  const notify = useNotify();
  const redirect = useRedirect();
  const path = useCreatePath();
  const [asks, setAsks] = useState(false);
  const [remove, { isPending }] = useDelete(
    of.plural,
    { id: record.id, previousData: record },
    {
      mutationMode: "pessimistic",
      onSuccess: () => {
        notify("ra.notification.deleted", { messageArgs: { smart_count: 1 } });
        redirect("list", of.plural);
      },
      onError: (failure) => {
        setAsks(false);
        const message = failure instanceof Error ? failure.message : "ra.notification.http_error";
        notify(message, { type: "error", messageArgs: { _: message } });
      },
    },
  );
  return (
    <>
      {may("update", of.name) && (
        <Button
          component={Link}
          to={path({ resource: of.plural, type: "edit", id: record.id })}
          startIcon={<EditOutlined />}
        >
          {translate("ra.action.edit")}
        </Button>
      )}
      {may("history", of.name) && <HistoryButton of={of} record={record} />}
      <Button startIcon={<PrintOutlined />} onClick={() => window.print()}>
        {say("record.print")}
      </Button>
      {may("delete", of.name) && (
        <Button color="error" startIcon={<DeleteOutline />} onClick={() => setAsks(true)}>
          {translate("ra.action.delete")}
        </Button>
      )}
      <Confirm
        isOpen={asks}
        loading={isPending}
        title={translate("ra.message.delete_title", {
          recordRepresentation: fullTitleOf(of, record, lang),
          name: of.label[lang].toLowerCase(),
        })}
        content="ra.message.delete_content"
        translateOptions={{ name: of.label[lang].toLowerCase() }}
        onConfirm={() => void remove()}
        onClose={() => setAsks(false)}
      />
    </>
  );
}
