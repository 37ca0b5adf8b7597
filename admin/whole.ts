/**
 * Marks what is asked of one record: with the rows it owns and its long texts. React-admin else keeps for it what a
 * list or a reference brought, which has neither.
 */
export const WHOLE = { whole: true } as const;
