import type { PropertyDeclarations } from "lit";
import type { PictureView } from "../../../api/content/editing/schema.ts";
import { addPicture, fetchPictures, removeFile } from "./content-api.ts";
import { calledOf, picker } from "./content-picker.ts";
import type { Removal } from "./content-removal.ts";
import type { Saving } from "./content-saving.ts";
import { putAt, textAt } from "./content-value.ts";
import { StaffPage } from "./page.ts";
import { Faults } from "./parts/problem.ts";

/** What the editor's page does with pictures: choose one, add one, put one in the text. */
export abstract class ContentPictures extends StaffPage {
	static override properties: PropertyDeclarations = {
		pictures: { state: true },
		removing: { state: true },
	};
	/** The pictures to choose from while the picker is open. */
	declare pictures: PictureView[] | null;
	/** The file that is asked about: whether to delete it. */
	declare removing: string | null;
	protected saving: Saving | null = null;
	private target: "picture" | "text" = "picture";

	constructor() {
		super();
		this.pictures = null;
		this.removing = null;
	}

	protected abstract readonly changed: (
		redraw?: boolean,
		focus?: string,
	) => void;

	protected readonly openPicker = async (target: "picture" | "text") => {
		this.target = target;
		this.draft = {};
		this.removing = null;
		await this.attempt("pictures", async () => {
			this.pictures = (await fetchPictures()).items;
		});
	};

	private readonly pick = ({ id }: PictureView) => {
		const content = this.saving?.content;
		if (!content) return;
		if (this.target === "picture") putAt(content, "picture", id);
		else
			for (const path of ["text.sv", "text.en"]) {
				const text = textAt(content, path);
				if (path === "text.sv" || text)
					putAt(content, path, `${text.trimEnd()}\n\n![](/bilder/${id})\n`);
			}
		this.pictures = null;
		this.changed(true);
	};

	private readonly uploadPicture = async (event: SubmitEvent) => {
		event.preventDefault();
		const file = this.querySelector<HTMLInputElement>("#file")?.files?.[0];
		const { draft } = this;
		await this.attempt("upload", async () => {
			if (!file)
				throw new Faults({ file: this.text.content.pictures.fileMissing });
			const form = new FormData();
			form.append("altSv", draft["alt.sv"] ?? "");
			form.append("altEn", draft["alt.en"] ?? "");
			form.append("decorative", draft.decorative ?? "");
			form.append("file", file, file.name);
			this.pick(await addPicture(form));
		});
	};

	/** Asking, and deleting. @param forget takes it from the list, and gives what it was called */
	protected removal(
		kind: "pictures" | "documents",
		forget: (id: string) => string,
	): Removal {
		const ask = async (id: string | null) => {
			const before = this.removing;
			this.removing = id;
			this.failure = null;
			await this.updateComplete;
			this.focusOn(id ? ".removal button" : `#remove-${before}`);
		};
		return {
			language: this.language,
			asked: this.removing,
			busy: this.busy === "remove",
			onAsk: (id) => void ask(id),
			onRemove: async (id) => {
				const well = await this.attempt("remove", () => removeFile(kind, id));
				this.removing = null;
				if (well) await this.say(this.text.uploads.removal.removed(forget(id)));
			},
		};
	}

	protected pictureSheet() {
		return picker({
			...this.removal("pictures", (id) => {
				const gone = this.pictures?.find((one) => one.id === id);
				this.pictures = this.pictures?.filter((one) => one !== gone) ?? null;
				return gone ? calledOf(gone) : "";
			}),
			said: this.said,
			pictures: this.pictures ?? [],
			draft: { values: this.draft, failure: this.failure },
			uploading: this.busy === "upload",
			onPick: this.pick,
			onUpload: this.uploadPicture,
			onClose: () => {
				this.pictures = null;
			},
		});
	}
}
