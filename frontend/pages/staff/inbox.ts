import { html, nothing, type PropertyDeclarations } from "lit";
import type {
	Queue,
	QueueItem,
} from "../../../api/applications/review/schema.ts";
import type { AdminSealsView } from "../../../api/certificates/seals/schema.ts";
import { decide, fetchQueue, fetchSeals } from "./api.ts";
import {
	type Filters,
	filtersOf,
	searchOf,
	toolbar,
	viewTabs,
} from "./inbox-filters.ts";
import { bulkBar, emptyQueue, keyHelp } from "./inbox-parts.ts";
import { inboxRow, nameOf, takable } from "./inbox-row.ts";
import { keysAreOn, meaningOf, switchKeys } from "./keys.ts";
import { StaffPage } from "./page.ts";
import { success } from "./parts/problem.ts";
import { rememberQueue } from "./queue-memory.ts";
import { goTo, pathTo } from "./route.ts";
import { sealBanner } from "./seals-parts.ts";

/** `/admin`: the queue. */
export class StaffInbox extends StaffPage {
	static override properties: PropertyDeclarations = {
		filters: { state: true },
		queue: { state: true },
		picked: { state: true },
		at: { state: true },
		keysOn: { state: true },
		seals: { state: true },
	};
	declare filters: Filters;
	declare queue: Queue | null;
	declare picked: ReadonlySet<string>;
	/** Which row J and K stand on; -1 is none. */
	declare at: number;
	declare keysOn: boolean;
	declare seals: AdminSealsView | null;
	private asking: AbortController | null = null;
	private timer = 0;
	private people = new Map<string, string>();

	constructor() {
		super();
		this.filters = filtersOf(location.search);
		this.queue = null;
		this.picked = new Set();
		this.at = -1;
		this.keysOn = keysAreOn();
		this.seals = null;
	}

	override connectedCallback() {
		super.connectedCallback();
		if (this.user) this.people.set(this.user.id, this.user.name);
		addEventListener("keydown", this.press);
		void this.fetch();
		if (this.may("certificate:manage"))
			fetchSeals().then(
				(seals) => {
					this.seals = seals;
				},
				// The warning has also come by mail: the queue does without.
				() => {},
			);
	}

	override disconnectedCallback() {
		super.disconnectedCallback();
		removeEventListener("keydown", this.press);
		clearTimeout(this.timer);
		this.asking?.abort();
	}

	protected get heading() {
		return this.text.inbox.title;
	}

	/** A newer question ends the older one: the last thing typed is what is shown. */
	private async fetch(cursor?: string) {
		this.asking?.abort();
		const asking = new AbortController();
		this.asking = asking;
		this.busy = null;
		await this.load(async () => {
			try {
				const page = await fetchQueue(
					{ ...this.filters, limit: 50, cursor },
					asking.signal,
				);
				const before = cursor && this.queue ? this.queue.items : [];
				this.queue = { ...page, items: [...before, ...page.items] };
				this.settle(this.queue);
			} catch (error) {
				if (!asking.signal.aborted) throw error;
			}
		});
	}

	private settle(queue: Queue) {
		for (const { assignee } of queue.items)
			if (assignee) this.people.set(assignee.id, assignee.name);
		const shown = new Set(queue.items.map(({ id }) => id));
		this.picked = new Set([...this.picked].filter((id) => shown.has(id)));
		this.at = Math.min(this.at, queue.items.length - 1);
		rememberQueue(queue.items, queue.total);
		this.dispatchEvent(
			new CustomEvent("hs-count", { detail: queue.counts.open, bubbles: true }),
		);
	}

	private readonly change = (change: Partial<Filters>) => {
		this.filters = { ...this.filters, ...change };
		history.replaceState(null, "", location.pathname + searchOf(this.filters));
		this.at = -1;
		clearTimeout(this.timer);
		this.timer = window.setTimeout(
			() => void this.fetch(),
			"q" in change ? 250 : 0,
		);
	};

	private readonly press = (event: KeyboardEvent) => {
		const meaning = this.keysOn ? meaningOf(event) : null;
		if (!meaning) return;
		const items = this.queue?.items ?? [];
		const item = items[this.at];
		if (meaning === "search") this.focusOn("#f-q");
		else if (meaning === "next")
			this.stand(Math.min(this.at + 1, items.length - 1));
		else if (meaning === "previous") this.stand(Math.max(this.at - 1, 0));
		else if (!item) return;
		else if (meaning === "mark") this.pick(item.id, !this.picked.has(item.id));
		else goTo(this, pathTo(this.language.locale, "case", item.id));
		event.preventDefault();
	};

	private stand(index: number) {
		this.at = index;
		this.querySelectorAll<HTMLElement>(".cases tbody th a")[index]?.focus();
	}

	private pick(id: string, picked: boolean) {
		const next = new Set(this.picked);
		if (picked) next.add(id);
		else next.delete(id);
		this.picked = next;
	}

	private pickAll(picked: boolean) {
		this.picked = new Set(picked ? this.queue?.items.map(({ id }) => id) : []);
	}

	private async take(items: QueueItem[]) {
		const refused: QueueItem[] = [];
		const well = await this.attempt(
			items.length === 1 ? `take-${items[0]?.id}` : "take",
			async () => {
				let last: unknown = null;
				for (const item of items)
					await decide(item.id, "claim").catch((error: unknown) => {
						refused.push(item);
						last = error;
					});
				if (refused.length === items.length) throw last;
			},
		);
		const { failure } = this;
		this.picked = new Set(refused.map(({ id }) => id));
		await this.fetch();
		// Reading anew must not wipe out what just went wrong.
		if (!well) {
			this.failure ??= failure;
			await this.updateComplete;
			return this.focusOn("[data-problem]");
		}
		const { taken, notTaken } = this.text.inbox;
		const left = refused.map((item) => nameOf(this.language, item)).join(", ");
		await this.say(
			taken(items.length - refused.length) + (left ? ` ${notTaken(left)}` : ""),
		);
	}

	private subtitle(queue: Queue) {
		const { inbox } = this.text;
		const today = new Intl.DateTimeFormat(
			this.language.locale === "en" ? "en-GB" : "sv-SE",
			{
				weekday: "long",
				day: "numeric",
				month: "long",
				timeZone: "Europe/Stockholm",
			},
		).format(new Date());
		const oldest = queue.items[0]?.waitingDays ?? 0;
		const first =
			this.filters.sort === "waiting" &&
			this.filters.status === "open" &&
			oldest > 0;
		const day = today[0]?.toUpperCase() + today.slice(1);
		return `${day}. ${inbox.openCases(queue.counts.open)}${first ? ` ${inbox.oldest(inbox.days(oldest))}` : ""}`;
	}

	private table(queue: Queue) {
		const { inbox } = this.text;
		const { columns } = inbox;
		const all = queue.items.every(({ id }) => this.picked.has(id));
		const head = (label: string) =>
			html`<th role="columnheader" scope="col">${label}</th>`;
		// As in the public register: cells of a table may have no roles, and rows that are laid out otherwise need them.
		return html`<div class="queue" role="table" aria-label=${inbox.caption}><table class="cases" role="none">
			<thead role="rowgroup"><tr role="row">
				<th role="columnheader" scope="col"><label class="choice tick"><input type="checkbox" .checked=${all} @change=${(event: Event) => this.pickAll((event.target as HTMLInputElement).checked)}><span class="visually-hidden">${inbox.markAll}</span></label></th>
				${[columns.organisation, columns.status, columns.checks, columns.received, columns.waited, columns.assignee].map(head)}
			</tr></thead>
			<tbody role="rowgroup">${queue.items.map((item, index) =>
				inboxRow({
					language: this.language,
					item,
					picked: this.picked.has(item.id),
					at: index === this.at,
					mayTake: this.may("application:decide"),
					taking: this.busy === `take-${item.id}`,
					onPick: (picked) => this.pick(item.id, picked),
					onTake: () => void this.take([item]),
					onFocus: () => {
						this.at = index;
					},
				}),
			)}</tbody>
		</table></div>`;
	}

	private list(queue: Queue) {
		const { text } = this;
		if (queue.items.length === 0)
			return emptyQueue(this.language, searchOf(this.filters) !== "", () =>
				this.change({ status: "open", q: "", assignee: "", municipality: "" }),
			);
		const picked = queue.items.filter(({ id }) => this.picked.has(id));
		// A colleague's case is taken over one at a time, not by the dozen.
		const free = picked.filter((item) => takable(item) && !item.assignee);
		return html`${this.table(queue)}
			${queue.next ? html`<p class="actions"><button class="button quiet small" type="button" @click=${() => this.fetch(queue.next ?? undefined)}>${text.more}</button> <span class="soft">${text.shown(queue.items.length, queue.total)}</span></p>` : nothing}
			${
				picked.length > 0
					? bulkBar(this.language, {
							marked: picked.length,
							takable: this.may("application:decide") && free.length > 0,
							busy: this.busy === "take",
							onTake: () => void this.take(free),
							onClear: () => this.pickAll(false),
						})
					: nothing
			}`;
	}

	protected override render() {
		const { language, queue, filters } = this;
		const people = [...this.people].map(([id, name]) => ({ id, name }));
		return html`<main id="innehall" class="frame inbox">
			<div class="inbox-head"><h1 tabindex="-1">${this.heading}</h1>${queue ? html`<p class="soft">${this.subtitle(queue)}</p>` : nothing}</div>
			${sealBanner(language, this.seals)}
			<hs-staff-attention .language=${language}></hs-staff-attention>
			${viewTabs(language, filters, queue?.counts ?? null, this.change)}
			${toolbar(language, filters, people, this.change)}
			${this.problem()}${success(this.said)}
			${queue ? this.list(queue) : this.failure ? nothing : this.loading()}
			${keyHelp(language, this.keysOn, () => {
				this.keysOn = !this.keysOn;
				switchKeys(this.keysOn);
			})}
		</main>`;
	}
}
