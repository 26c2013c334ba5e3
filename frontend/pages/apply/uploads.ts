import {
	type ApplicantAttachmentKind,
	attach,
	detach,
} from "../../data/applications.ts";
import { ApiError } from "../../data/client.ts";
import type { ApplyText } from "../../i18n/sv/apply.ts";

const mostBytes = 10_000_000;

/** What is under way or went wrong for one kind of file. */
export interface UploadState {
	sending?: { name: string; percent: number };
	error?: string;
	/** Said aloud: the file arrived, or is gone. */
	said?: string;
}

interface UploadsHost {
	id: string;
	t: ApplyText["files"];
	/** The server's list has changed. */
	reload: () => Promise<void>;
	onState: () => void;
}

/** Files on their way to the case, one at a time for each kind. */
export class Uploads {
	#states = new Map<ApplicantAttachmentKind, UploadState>();
	#host: UploadsHost;

	constructor(host: UploadsHost) {
		this.#host = host;
	}

	at(kind: ApplicantAttachmentKind): UploadState {
		return this.#states.get(kind) ?? {};
	}

	#set(kind: ApplicantAttachmentKind, state: UploadState): void {
		this.#states.set(kind, state);
		this.#host.onState();
	}

	#wordsFor(error: unknown): string {
		const { t } = this.#host;
		if (!(error instanceof ApiError)) return t.lost;
		if (error.status === 413) return t.tooLarge;
		if (error.status === 415) return t.wrongType;
		return error.faults[0]?.message ?? error.message;
	}

	async add(kind: ApplicantAttachmentKind, file: File): Promise<void> {
		const { id, t } = this.#host;
		// Told at once: sending 40 MB from a phone to be refused helps nobody.
		if (file.size > mostBytes) return this.#set(kind, { error: t.tooLarge });
		const { name } = file;
		this.#set(kind, { sending: { name, percent: 0 } });
		try {
			await attach(id, kind, file, (share) =>
				this.#set(kind, {
					sending: { name, percent: Math.round(share * 100) },
				}),
			);
			await this.#host.reload();
			this.#set(kind, { said: t.arrived(name) });
		} catch (error) {
			this.#set(kind, { error: this.#wordsFor(error) });
		}
	}

	async remove(
		kind: ApplicantAttachmentKind,
		attachment: { id: string; filename: string },
	): Promise<void> {
		const { id, t } = this.#host;
		try {
			await detach(id, attachment.id);
			await this.#host.reload();
			this.#set(kind, { said: t.removed(attachment.filename) });
		} catch (error) {
			this.#set(kind, { error: this.#wordsFor(error) });
		}
	}
}
