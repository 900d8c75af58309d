package dev.thinkwatt.local.infrastructure;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** One Kafka broker in this process, on the loopback address, with the topics of the services. */
public final class LocalKafka implements AutoCloseable {
    // Held, because java.util.logging forgets the level of a logger that nobody holds.
    private static final List<Logger> QUIET =
            List.of(Logger.getLogger("kafka"), Logger.getLogger("org.apache.kafka"), Logger.getLogger("state.change"));

    /** It warns of its own start. */
    private static final Logger CONTROLLER = Logger.getLogger("org.apache.kafka.controller.QuorumController");

    private static final int NODE = 1;

    private final KafkaRaftServer server;
    private final int port;

    private LocalKafka(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a broker on a folder, which keeps its messages, and waits until its topics are there.
     *
     * @param port of the clients
     * @param controllerPort of the broker's own quorum
     */
    public static LocalKafka start(Path folder, int port, int controllerPort) throws IOException, InterruptedException {
        QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
        CONTROLLER.setLevel(Level.SEVERE);
        format(folder);
        KafkaRaftServer server =
                new KafkaRaftServer(KafkaConfig.fromProps(settings(folder, port, controllerPort), false), Time.SYSTEM);
        LocalKafka kafka = new LocalKafka(server, port);
        try {
            server.startup();
            Topics.create(kafka.bootstrapServers());
            return kafka;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            kafka.close();
            throw failed;
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path folder) throws IOException {
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .setClusterId(clusterId(folder))
                    .setNodeId(NODE)
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(folder.resolve("log").toString())
                    .addDirectory(folder.resolve("log").toString())
                    .setIgnoreFormatted(true)
                    .run();
        } catch (IOException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IOException("Kafka's folder " + folder + " could not be prepared", failed);
        }
    }

    /** The identity of the cluster belongs to its data: drawn once, kept beside it. */
    private static String clusterId(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("log"));
        Path file = folder.resolve("cluster-id");
        if (!Files.exists(file)) {
            Files.writeString(file, Uuid.randomUuid().toString());
        }
        return Files.readString(file).strip();
    }

    private static Properties settings(Path folder, int port, int controllerPort) {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "node.id",
                Integer.toString(NODE),
                "process.roles",
                "broker,controller",
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort),
                "advertised.listeners",
                "PLAINTEXT://127.0.0.1:" + port,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "controller.listener.names",
                "CONTROLLER",
                "controller.quorum.voters",
                "%d@127.0.0.1:%d".formatted(NODE, controllerPort),
                "log.dirs",
                folder.resolve("log").toString()));
        settings.putAll(QUICK_RESTART);
        settings.putAll(ONE_BROKER);
        settings.putAll(SMALL);
        return settings;
    }

    /**
     * A broker that was killed holds its session; the next one waits for that to end. Much shorter, and a busy machine
     * would lose a session that nobody killed.
     */
    private static final Map<String, String> QUICK_RESTART = Map.of(
            "broker.session.timeout.ms", "3000",
            "broker.heartbeat.interval.ms", "500",
            "group.initial.rebalance.delay.ms", "0");

    private static final Map<String, String> ONE_BROKER = Map.of(
            "auto.create.topics.enable", "false",
            "offsets.topic.replication.factor", "1",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1");

    private static final Map<String, String> SMALL = Map.of(
            "offsets.topic.num.partitions", "5",
            "transaction.state.log.num.partitions", "5",
            "share.coordinator.state.topic.num.partitions", "1",
            "log.cleaner.dedupe.buffer.size", "2097152",
            "log.index.size.max.bytes", "1048576",
            "log.segment.bytes", "67108864",
            "num.network.threads", "2",
            "num.io.threads", "4",
            "background.threads", "2");
}
