import { Box, Typography } from "@mui/material";
import { dictionaries } from "../../shared/resources.js";
import { Unseen } from "../page.js";
import { useLang, useSay } from "../words.js";
import { ValueWords } from "./value-words.js";

/** A field that changed; what it was, what it became. */
export type FieldChange = { readonly field: string; readonly before: unknown; readonly after: unknown };
export type ChangeAction = "CREATE" | "UPDATE" | "DELETE";

type ChangesProps = {
  readonly resource: string;
  readonly action: ChangeAction;
  readonly fields: readonly FieldChange[];
};

/** Field by field, old → new in words; of what was made or deleted what stood in it. */
export function ChangesList({ resource, action, fields }: ChangesProps) {
  const say = useSay();
  const lang = useLang();
  const of = dictionaries.find(({ name }) => name === resource);
  if (fields.length === 0)
    return (
      <Typography variant="body2" sx={{ color: "text.secondary" }}>
        {say("history.noFields")}
      </Typography>
    );
  return (
    <Box component="dl" sx={{ m: 0 }}>
      {fields.map(({ field: name, before, after }) => {
        const field = of?.fields[name];
        return (
          <Box
            key={name}
            sx={{
              display: "grid",
              gridTemplateColumns: "minmax(96px, 150px) minmax(0, 1fr)",
              gap: 1.5,
              py: 0.5,
              fontSize: 13,
              lineHeight: 1.5,
            }}
          >
            <Box component="dt" sx={{ color: "text.secondary" }}>
              {field?.label[lang] ?? name}
            </Box>
            <Box component="dd" sx={{ m: 0, overflowWrap: "anywhere" }}>
              {action !== "CREATE" && (
                <Box component="span" sx={{ ...(action === "UPDATE" && { color: "text.secondary" }) }}>
                  {action === "UPDATE" && <Unseen>{say("history.before")}: </Unseen>}
                  <ValueWords name={name} field={field} value={before} />
                </Box>
              )}
              {action === "UPDATE" && (
                <>
                  <span aria-hidden> → </span>
                  <Unseen>; {say("history.after")}: </Unseen>
                </>
              )}
              {action !== "DELETE" && <ValueWords name={name} field={field} value={after} />}
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}
