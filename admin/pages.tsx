import { Box, TablePagination } from "@mui/material";
import { useTranslate } from "react-admin";
import { wholeWords } from "./format.js";
import { useLang, useSay } from "./words.js";

/** How far a page by its number may begin: the API's own bound. */
export const FARTHEST = 10_000;

type Props = {
  readonly total: number;
  /** Counted from 1. */
  readonly page: number;
  readonly perPage: number;
  readonly setPage: (page: number) => void;
  readonly setPerPage?: (rows: number) => void;
};

/** The pages of a list, with how many rows there are in all; those beyond the API's reach are not offered. */
export function Pages({ total, page, perPage, setPage, setPerPage }: Props) {
  const translate = useTranslate();
  const say = useSay();
  const lang = useLang();
  const reach = Math.min(total, FARTHEST + perPage);
  return (
    <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", justifyContent: "flex-end", columnGap: 2 }}>
      {total > reach && (
        <Box sx={{ color: "text.secondary", fontSize: 13 }}>
          {say("list.farPage", { max: wholeWords(reach, lang) })}
        </Box>
      )}
      <TablePagination
        component="div"
        count={reach}
        page={Math.min(page - 1, Math.max(0, Math.ceil(reach / perPage) - 1))}
        rowsPerPage={perPage}
        rowsPerPageOptions={setPerPage ? [25, 50, 100] : []}
        labelRowsPerPage={translate("ra.navigation.page_rows_per_page")}
        onPageChange={(_event, next) => setPage(next + 1)}
        {...(setPerPage && {
          onRowsPerPageChange: (event: { target: { value: string } }) => setPerPage(Number(event.target.value)),
        })}
        labelDisplayedRows={({ from, to }) =>
          translate("ra.navigation.page_range_info", {
            offsetBegin: wholeWords(from, lang),
            offsetEnd: wholeWords(to, lang),
            total: wholeWords(total, lang),
          })
        }
        getItemAriaLabel={(type) => translate(`ra.navigation.${type}`)}
      />
    </Box>
  );
}
