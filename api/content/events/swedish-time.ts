export {
	addDays,
	daysBetween,
	instantOf,
	localOf,
} from "../../../frontend/i18n/swedish-time.ts";
