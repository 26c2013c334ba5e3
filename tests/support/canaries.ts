import pg from "pg";
import type { World } from "./world.ts";

/**
 * Values that can be told again wherever they turn up: one for every text in every column of every table. Nothing here
 * knows the tables by name, so that a new one is watched from the day that it comes.
 */

interface Column {
	table: string;
	name: string;
	type: "text" | "text[]" | "jsonb" | "bytea";
}

interface Key {
	/** Where the value has to be found again, when it refers to another row. */
	from: { table: string; column: string } | null;
}

const mark = /kanariezz([a-z0-9]+?)zz([a-z0-9]+?)zz(\d*)/g;
// Only letters and figures, so that no address, font or format writes them another way.
const spoken = (name: string) => name.replaceAll("_", "0").replaceAll(".", "1");
const written = (name: string) =>
	name.replaceAll("0", "_").replaceAll("1", ".");
const canary = (table: string, column: string) =>
	`kanariezz${spoken(table)}zz${spoken(column)}zz`.toLowerCase();

/** A canary that was found. */
export interface Found {
	/** `table.column`, and for JSON the way into it. */
	column: string;
	/** The same with which of the column's texts it is; texts within JSON are not told apart. */
	text: string;
}

export function canariesIn(text: string): Found[] {
	return [...text.matchAll(mark)].map(([, table = "", name = "", row = ""]) => {
		const column = `${written(table)}.${written(name)}`;
		return { column, text: `${column} ${row}` };
	});
}

// What a program reads rather than a person: ids, codes, days, times, hashes, numbers.
const code = /^([a-z0-9]+(-[a-z0-9]+)*|\d{4}-\d\d-\d\d(T.*Z)?|[0-9A-Fa-f]+)?$/;

/** The same JSON with a canary in place of every text that people read. */
function planted(value: unknown, table: string, way: string): unknown {
	if (typeof value === "string")
		return code.test(value) ? value : canary(table, way);
	if (Array.isArray(value)) return value.map((one) => planted(one, table, way));
	if (value === null || typeof value !== "object") return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, one]) => [
			key,
			planted(one, table, `${way}.${key}`),
		]),
	);
}

const quoted = (name: string) => pg.escapeIdentifier(name);

export class Canaries {
	#pool: pg.Pool;
	#given: Record<string, Record<string, unknown>>;
	/** Columns that refuse any text but their own, by a check constraint. */
	readonly refused: string[] = [];

	/** `given`: values of rows that a table's columns alone cannot make, by table. */
	constructor({ deps }: World, given: Record<string, Record<string, unknown>>) {
		this.#pool = deps.db.pool;
		this.#given = given;
	}

	async #rows<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
		return (await this.#pool.query(text, values)).rows;
	}

	/** Every table of ours, by name. */
	async tables(): Promise<string[]> {
		const rows = await this.#rows<{ name: string }>(
			`select table_name as name from information_schema.tables
			where table_schema = 'public' and table_type = 'BASE TABLE' and table_name !~ '^kysely' order by 1`,
		);
		return rows.map(({ name }) => name);
	}

	/** Columns that name a row, here or elsewhere: a canary there would only cut the rows apart. */
	async #keys(table: string): Promise<Map<string, Key>> {
		const rows = await this.#rows<{
			name: string;
			other: string | null;
			column: string | null;
		}>(
			`select a.attname as name, f.relname as other, fa.attname as column
			from pg_constraint k join pg_class c on c.oid = k.conrelid
			cross join lateral unnest(k.conkey) with ordinality as u (attnum, n)
			join pg_attribute a on a.attrelid = c.oid and a.attnum = u.attnum
			left join pg_class f on f.oid = k.confrelid
			left join pg_attribute fa on fa.attrelid = f.oid and fa.attnum = k.confkey[u.n]
			where c.relname = $1 and k.contype in ('p', 'f') order by k.contype desc`,
			[table],
		);
		return new Map(
			rows.map(({ name, other, column }) => [
				name,
				{ from: other && column ? { table: other, column } : null },
			]),
		);
	}

	/** Gives a table that has none a row, as its columns ask, and first those that it refers to. */
	async fill(table: string): Promise<void> {
		const given = this.#given[table] ?? {};
		const [found] = await this.#rows(`select 1 from ${quoted(table)} limit 1`);
		if (found) return;
		const keys = await this.#keys(table);
		const columns = await this.#rows<{
			name: string;
			type: string;
			rule: string | null;
		}>(
			`select a.attname as name, format_type(a.atttypid, null) as type,
				(select pg_get_constraintdef(k.oid) from pg_constraint k
					where k.conrelid = a.attrelid and k.contype = 'c' and k.conkey = array[a.attnum] limit 1) as rule
			from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
			where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
				and a.attidentity = '' and d.oid is null and (a.attnotnull or a.attname = any($2))
			order by a.attnum`,
			[quoted(table), [...Object.keys(given), ...keys.keys()]],
		);
		const values: unknown[] = [];
		// Days and times come in the order of the columns, as they mostly have to.
		for (const [nth, { name, type, rule }] of columns.entries()) {
			const from = keys.get(name)?.from ?? null;
			// A row that may refer to its like refers to nothing.
			const other = from?.table === table ? null : from;
			values.push(
				name in given
					? given[name]
					: await this.#someValue(type, rule, other, nth),
			);
		}
		const names = columns.map(({ name }) => quoted(name)).join(", ");
		const places = columns.map((_, i) => `$${i + 1}`).join(", ");
		await this.#rows(
			`insert into ${quoted(table)} (${names}) values (${places})`,
			values,
		);
	}

	async #someValue(
		type: string,
		rule: string | null,
		from: Key["from"],
		nth: number,
	): Promise<unknown> {
		const day = new Date(Date.UTC(2026, 0, 1 + nth)).toISOString();
		if (from) {
			await this.fill(from.table);
			const [row] = await this.#rows<{ value: unknown }>(
				`select ${quoted(from.column)} as value from ${quoted(from.table)} limit 1`,
			);
			return row?.value ?? null;
		}
		const allowed = /'([^']*)'::text/.exec(rule ?? "")?.[1];
		if (allowed !== undefined) return allowed;
		const simple: Record<string, unknown> = {
			uuid: "0193aaaa-0000-7000-8000-000000000001",
			text: "Något",
			"text[]": ["Något"],
			jsonb: "{}",
			bytea: Buffer.from("x"),
			boolean: false,
			date: day.slice(0, 10),
			"timestamp with time zone": day,
		};
		return type in simple ? simple[type] : 1;
	}

	/** Puts canaries into every text of a table but its keys and the columns that `spared` names. */
	async plant(table: string, spared: Set<string>): Promise<void> {
		const keys = await this.#keys(table);
		const columns = await this.#rows<Column>(
			`select a.attname as name, $2 as table, format_type(a.atttypid, null) as type from pg_attribute a
			where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
				and format_type(a.atttypid, null) in ('text', 'text[]', 'jsonb', 'bytea')`,
			[quoted(table), table],
		);
		await this.#rows(`alter table ${quoted(table)} disable trigger user`);
		for (const column of columns) {
			if (keys.has(column.name) || spared.has(`${table}.${column.name}`))
				continue;
			await this.#plantColumn(column).catch((error) => {
				// 23514: a check constraint, so that no free text can stand there.
				if (error.code !== "23514") throw error;
				this.refused.push(`${table}.${column.name}`);
			});
		}
		await this.#rows(`alter table ${quoted(table)} enable trigger user`);
	}

	/** The texts of a column in the rows that fulfil a condition (SQL; the table is `t`), as `Found.text` names them. */
	async textsWhere(column: string, condition: string): Promise<string[]> {
		const [table = "", name = ""] = column.split(".");
		const rows = await this.#rows<{ text: string }>(
			`select ${quoted(name)} as text from ${quoted(table)} t where ${condition}`,
		);
		return rows.flatMap(({ text }) => canariesIn(text).map((one) => one.text));
	}

	async #plantColumn({ table, name, type }: Column): Promise<void> {
		const [at, column] = [quoted(table), quoted(name)];
		if (type === "jsonb") return this.#plantJson(table, name);
		const value = canary(table, name);
		// Rows differ, for many columns are unique; which row it was does not matter.
		const text = `$1 || row_number() over (order by ctid)`;
		const made = {
			text,
			"text[]": `array[${text}]`,
			bytea: `convert_to(${text}, 'UTF8')`,
		}[type];
		await this.#rows(
			`update ${at} t set ${column} = n.made from (select ctid as place, ${made} as made from ${at}) n where t.ctid = n.place`,
			[value],
		);
	}

	async #plantJson(table: string, name: string): Promise<void> {
		const [at, column] = [quoted(table), quoted(name)];
		const rows = await this.#rows<{ place: string; value: unknown }>(
			`select ctid::text as place, ${column} as value from ${at} where ${column} is not null`,
		);
		for (const { place, value } of rows)
			await this.#rows(`update ${at} set ${column} = $1 where ctid = $2::tid`, [
				JSON.stringify(planted(value, table, name)),
				place,
			]);
	}
}
