export { type IconName as FormIcon, icon as formIcon } from "./icon.ts";
