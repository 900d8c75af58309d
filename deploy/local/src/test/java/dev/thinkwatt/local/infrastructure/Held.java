package dev.thinkwatt.local.infrastructure;

import java.nio.file.Path;

/** Starts PostgreSQL and Kafka on the folder and ports that it is given, says so, and waits to be killed. */
final class Held {
    static final String READY = "ready";

    private Held() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        LocalPostgres.durable(folder.resolve("postgres"), Integer.parseInt(arguments[1]));
        LocalKafka.start(folder.resolve("kafka"), Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
        System.out.println(READY);
        Thread.sleep(Long.MAX_VALUE);
    }
}
