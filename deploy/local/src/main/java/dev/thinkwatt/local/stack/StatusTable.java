package dev.thinkwatt.local.stack;

import java.io.PrintStream;
import java.util.Optional;

/** What runs where, for a terminal. */
final class StatusTable {

    private final Home home;
    private final Ports ports;
    private final Probe probe = new Probe();
    private long mebibytes;
    private boolean allReady = true;

    StatusTable(Home home, Ports ports) {
        this.home = home;
        this.ports = ports;
    }

    /** Prints the table. Whether all of it is ready. */
    boolean print(PrintStream out) {
        Stack stack = new Stack(home, ports, out);
        out.printf("%-16s %-36s %-9s %8s %8s%n", "what", "where", "state", "process", "memory");
        row(
                out,
                "front door",
                "http://localhost:" + ports.frontDoor(),
                stack.infrastructure(),
                probe.infrastructureIsReady(ports));
        place(out, "PostgreSQL", "127.0.0.1:" + ports.postgres() + " (with the front door)");
        place(out, "Kafka", "127.0.0.1:" + ports.kafka() + " (with the front door)");
        for (Service service : Service.values()) {
            row(
                    out,
                    service.id(),
                    "http://localhost:" + ports.service(service),
                    stack.daemon(service),
                    probe.isReady(service, ports));
        }
        out.printf("%-16s %-36s %-9s %8s %,4d MiB%n", "together", "", "", "", mebibytes);
        out.println("Everything listens on loopback only: there is no sign-in yet.");
        return allReady;
    }

    private void row(PrintStream out, String what, String where, Daemon daemon, boolean ready) {
        Optional<ProcessHandle> process = daemon.process();
        long memory = process.map(Memory::mebibytes).orElse(0L);
        mebibytes += memory;
        allReady &= ready && process.isPresent();
        String state = process.isEmpty() ? "stopped" : ready ? "ready" : "not ready";
        out.printf(
                "%-16s %-36s %-9s %8s %,4d MiB%n",
                what, where, state, process.map(p -> Long.toString(p.pid())).orElse("-"), memory);
    }

    private static void place(PrintStream out, String what, String where) {
        out.printf("%-16s %-36s%n", what, where);
    }
}
