package dev.thinkwatt.local.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the processes of the stack are started: small heaps, for one person's machine. */
final class JavaCommand {

    private static final List<String> SMALL =
            List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xss512k", "-XX:+ExitOnOutOfMemoryError");

    /** Compiles quickly and once: starts in half the time and memory, and is slower where there is much to do. */
    private static final String QUICK = "-XX:TieredStopAtLevel=1";

    private JavaCommand() {}

    static List<String> infrastructure(Home home, Ports ports) {
        List<String> command = java("-Xmx256m");
        command.addAll(List.of(
                QUICK,
                // Kafka unmaps its files through it, and the JDK would warn of that in the log.
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "-Djava.util.logging.SimpleFormatter.format=%1$tFT%1$tT %4$s %3$s %5$s%6$s%n",
                "dev.thinkwatt.local.Main",
                "infrastructure",
                "--data",
                home.data().toString(),
                "--port-offset",
                Integer.toString(ports.offset())));
        return command;
    }

    static List<String> service(Service service, Path root) {
        List<String> command = java("-Xmx192m");
        if (!service.busy) {
            command.add(QUICK);
        }
        command.addAll(List.of("-jar", service.jar(root).toString()));
        return command;
    }

    /** What a service is told: the local defaults, shifted by the offset. */
    static Map<String, String> environment(Service service, Ports ports, Issuer issuer, Secrets secrets) {
        return Map.of(
                "QUARKUS_HTTP_PORT",
                Integer.toString(ports.service(service)),
                "QUARKUS_MANAGEMENT_PORT",
                Integer.toString(ports.management(service)),
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/" + service.id(),
                "KAFKA_BOOTSTRAP_SERVERS",
                "127.0.0.1:" + ports.kafka(),
                Issuer.URI_VARIABLE,
                issuer.uri().toString(),
                Issuer.SECRET_VARIABLE,
                issuer.clientSecret(),
                "THINKWATT_IDENTITY_SESSION_SECRET",
                secrets.ofSessions(),
                "THINKWATT_CATALOG_DEMO",
                "true");
    }

    private static List<String> java(String heap) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL);
        command.add(heap);
        return command;
    }
}
