package dev.thinkwatt.local.stack;

import dev.thinkwatt.local.infrastructure.Postmaster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What runs where, for a terminal. */
record StatusTable(List<Row> rows) {

    private static final String HOST = "http://localhost:";
    private static final String COLUMNS = "%-12s %-34s %-10s %8s %9s  %s%n";

    /**
     * One process.
     *
     * @param mebibytes 0 where the row of its process counts it
     * @param waiting events in its outbox that Kafka does not have yet; none for a process without one
     */
    record Row(String what, String where, Optional<Long> pid, boolean ready, long mebibytes, Optional<Long> waiting) {

        String state() {
            return pid.isEmpty() ? "stopped" : ready ? "ready" : "not ready";
        }
    }

    StatusTable {
        rows = List.copyOf(rows);
    }

    /** Asks every process how it is. */
    static StatusTable of(Home home, Ports ports) {
        Probe probe = new Probe();
        List<Row> rows = new ArrayList<>();
        boolean infrastructure = probe.infrastructureIsReady(ports);
        rows.add(row(
                "front door",
                HOST + ports.frontDoor() + ", Kafka " + ports.kafka(),
                new Daemon(home, Stack.INFRASTRUCTURE).process(),
                infrastructure,
                Optional.empty()));
        rows.add(new Row(
                "sign-in",
                HOST + ports.identity(),
                new Daemon(home, Stack.INFRASTRUCTURE).process().map(ProcessHandle::pid),
                probe.identityIsReady(ports),
                0,
                Optional.empty()));
        rows.add(row(
                "PostgreSQL",
                "127.0.0.1:" + ports.postgres(),
                Postmaster.of(home.postgres().resolve("data")).map(Postmaster::process),
                infrastructure,
                Optional.empty()));
        for (Service service : Service.values()) {
            rows.add(row(
                    service.id(),
                    HOST + ports.service(service),
                    new Daemon(home, service.id()).process(),
                    probe.isReady(service, ports),
                    probe.outboxPending(service, ports)));
        }
        return new StatusTable(rows);
    }

    private static Row row(
            String what, String where, Optional<ProcessHandle> process, boolean ready, Optional<Long> waiting) {
        return new Row(
                what,
                where,
                process.map(ProcessHandle::pid),
                ready,
                process.map(Memory::mebibytes).orElse(0L),
                waiting);
    }

    boolean allReady() {
        return rows.stream().allMatch(row -> row.state().equals("ready"));
    }

    /** The table, a line for each process and one for all of them. */
    String render() {
        StringBuilder table = new StringBuilder();
        table.append(COLUMNS.formatted("what", "where", "state", "process", "memory", "to send"));
        for (Row row : rows) {
            table.append(COLUMNS.formatted(
                    row.what(),
                    row.where(),
                    row.state(),
                    row.pid().map(String::valueOf).orElse("-"),
                    row.mebibytes() == 0 ? "" : "%,d MiB".formatted(row.mebibytes()),
                    row.waiting().map(String::valueOf).orElse("")));
        }
        long together = rows.stream().mapToLong(Row::mebibytes).sum();
        table.append(COLUMNS.formatted("together", "", "", "", "%,d MiB".formatted(together), ""));
        return table.append("Everything listens on loopback only; signing in asks for no password.\n")
                .toString()
                .replaceAll(" +\n", "\n");
    }
}
