export { ShowScreen as default } from "../screens/show.js";
