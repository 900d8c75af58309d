package dev.thinkwatt.local.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a port can be listened on, and who does where it cannot. */
final class PortCheck {

    private static final int INODE_COLUMN = 9;
    private static final String LISTENING = "0A";

    private PortCheck() {}

    /**
     * @throws Refusal if somebody listens there already
     */
    static void requireFree(int port, String what) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new Refusal(
                    "Port %d, which is for %s, is in use%s. Stop that, or start this stack elsewhere with --port-offset N."
                            .formatted(
                                    port,
                                    what,
                                    holder(port).map(PortCheck::described).orElse("")));
        }
    }

    private static String described(ProcessHandle process) {
        String program = process.info()
                .command()
                .map(c -> Path.of(c).getFileName() + ", ")
                .orElse("");
        return " by " + program + "process " + process.pid();
    }

    /** The process that listens on a port, where /proc tells. */
    static Optional<ProcessHandle> holder(int port) {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .map(Path::of)
                .flatMap(table -> inode(table, port).stream())
                .flatMap(inode -> ProcessHandle.allProcesses().filter(process -> holds(process, inode)))
                .findFirst();
    }

    private static Optional<String> inode(Path table, int port) {
        String local = ":" + "%04X".formatted(port);
        try (Stream<String> rows = Files.lines(table)) {
            return rows.map(row -> row.strip().split("\\s+"))
                    .filter(row -> row.length > INODE_COLUMN
                            && row[1].toUpperCase(Locale.ROOT).endsWith(local)
                            && row[3].equals(LISTENING))
                    .map(row -> row[INODE_COLUMN])
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean holds(ProcessHandle process, String inode) {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
            return files.anyMatch(file -> {
                try {
                    return Files.readSymbolicLink(file).toString().equals("socket:[" + inode + "]");
                } catch (IOException e) {
                    return false;
                }
            });
        } catch (IOException e) {
            return false;
        }
    }
}
