import { html, type TemplateResult } from "lit";
import { type ButtonOptions, button } from "./form.ts";

export interface FileButtonOptions extends Omit<ButtonOptions, "onPress"> {
	id: string;
	/** Media types, for the browser's own dialog; what it is has to be seen to by who gets it. */
	accept: string;
	onFile: (file: File) => void;
}

/** A button that asks for a file and gives it on at once. The browser's own field is out of sight: its words are not ours. */
export function fileButton(o: FileButtonOptions): TemplateResult {
	const input = `${o.id}-file`;
	const chosen = (event: Event) => {
		const field = event.target as HTMLInputElement;
		const [file] = field.files ?? [];
		// So that the same file can be chosen once more.
		field.value = "";
		if (file) o.onFile(file);
	};
	return html`${button({
		...o,
		onPress: () => document.getElementById(input)?.click(),
	})}<input type="file" hidden id=${input} accept=${o.accept} @change=${chosen}>`;
}
