/** The screens of any dictionary; a cell and an input per kind stand in `screens/cell.tsx` and `screens/input.tsx`. */
export { CreateScreen, EditScreen } from "./screens/form.js";
export { ListScreen } from "./screens/list.js";
export { ShowScreen } from "./screens/show.js";
