import type { Connection, Place } from "./place.ts";

/**
 * PostgreSQL's settings, given on the command line so that an upgrade of
 * Handslag brings its own. They are for one small server beside Node on a
 * small machine: little memory, few processes, no replication.
 */
export function settings(place: Place, connection: Connection): string[] {
	const socket = place.passwordFile === undefined;
	const values = {
		listen_addresses: socket ? "" : connection.host,
		unix_socket_directories: socket ? connection.host : "",
		unix_socket_permissions: "0700",
		port: connection.port,
		max_connections: 40,
		shared_buffers: "16MB",
		huge_pages: "off",
		maintenance_work_mem: "32MB",
		max_wal_size: "128MB",
		min_wal_size: "16MB",
		wal_level: "minimal",
		max_wal_senders: 0,
		max_replication_slots: 0,
		max_logical_replication_workers: 0,
		max_worker_processes: 2,
		max_parallel_workers_per_gather: 0,
		autovacuum_max_workers: 2,
		autovacuum_worker_slots: 2,
		io_method: "sync",
		jit: "off",
		timezone: "UTC",
		log_timezone: "UTC",
		log_checkpoints: "off",
		log_line_prefix: "",
		...(place.durable ? {} : CARELESS),
	};
	return Object.entries(values).flatMap(([name, value]) => [
		"-c",
		`${name}=${value}`,
	]);
}

/** For tests, whose data nobody misses. */
const CARELESS = {
	fsync: "off",
	synchronous_commit: "off",
	full_page_writes: "off",
};
