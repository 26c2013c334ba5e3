import { ApiError } from "../../data/client.ts";
import { askForLink } from "../../data/session.ts";
import type { LinkFormState } from "../../ui/link-form.ts";

/**
 * Sends the form that asks for a link, and gives the form as it then stands.
 *
 * @param lost what to say when no answer came
 */
export async function sendLinkForm(
	form: LinkFormState,
	lost: string,
): Promise<LinkFormState> {
	const asked = { ...form, busy: false, error: null, problem: null };
	try {
		await askForLink(form.email);
		return { ...asked, sent: true };
	} catch (error) {
		if (!(error instanceof ApiError)) return { ...asked, problem: lost };
		const fault = error.faults[0];
		return fault
			? { ...asked, error: fault.message }
			: { ...asked, problem: error.message };
	}
}
