import type { PropertyDeclarations } from "lit";
import type { DocumentView } from "../../../api/content/editing/schema.ts";
import { ApiError } from "../../data/client.ts";
import { focusField } from "../../ui/form.ts";
import { addDocument, fetchDocuments } from "./content-api.ts";
import { documentSheet } from "./content-document.ts";
import type { DocumentForm } from "./content-parts.ts";
import { ContentPictures } from "./content-pictures.ts";
import { putAt } from "./content-value.ts";
import { Faults } from "./parts/problem.ts";

/** What the editor's page does with documents: upload one into a field, choose one, delete one. */
export abstract class ContentDocuments extends ContentPictures {
	static override properties: PropertyDeclarations = {
		documents: { state: true },
		uploaded: { state: true },
	};
	/** The documents to choose from while their sheet is open. */
	declare documents: DocumentView[] | null;
	declare uploaded: { path: string; words: string } | null;
	private field = "";

	constructor() {
		super();
		this.documents = null;
		this.uploaded = null;
	}

	private put(path: string, { url, filename, size }: DocumentView) {
		const { content } = this.saving ?? {};
		if (!content) return;
		putAt(content, path, url);
		const { documents: t } = this.text.uploads;
		this.uploaded = {
			path,
			words: t.uploaded(filename, this.format.size(size)),
		};
		this.changed(true);
	}

	private readonly uploadDocument = async (path: string, file: File) => {
		this.uploaded = null;
		const well = await this.attempt(`document ${path}`, async () => {
			try {
				this.put(path, await addDocument(file));
			} catch (error) {
				// What is wrong with the file is said at the field that it was for.
				if (!(error instanceof ApiError) || error.status < 409) throw error;
				const { detail, title } = error.problem;
				throw new Faults({ [path]: `${title}. ${detail ?? ""}`.trim() });
			}
		});
		if (well) focusField(path);
	};

	private readonly openDocuments = async (path: string) => {
		this.field = path;
		this.removing = null;
		await this.attempt("documents", async () => {
			this.documents = (await fetchDocuments()).items;
		});
	};

	/** What the form needs to know of documents. */
	protected get documentForm(): DocumentForm {
		const { busy, uploaded } = this;
		return {
			uploading: busy?.startsWith("document ") ? busy.slice(9) : null,
			uploaded,
			onFile: (path, file) => void this.uploadDocument(path, file),
			onChoose: (path) => void this.openDocuments(path),
		};
	}

	protected documentSheet() {
		return documentSheet({
			...this.removal("documents", (id) => {
				const gone = this.documents?.find((one) => one.id === id);
				this.documents = this.documents?.filter((one) => one !== gone) ?? null;
				return gone?.filename ?? "";
			}),
			documents: this.documents ?? [],
			failure: this.failure,
			said: this.said,
			onPick: (one) => {
				this.documents = null;
				this.put(this.field, one);
				const { field } = this;
				void this.updateComplete.then(() => focusField(field));
			},
			onClose: () => {
				this.documents = null;
			},
		});
	}
}
