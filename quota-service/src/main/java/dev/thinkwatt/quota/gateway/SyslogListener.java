package dev.thinkwatt.quota.gateway;

import dev.thinkwatt.quota.gateway.FailureReports.Fate;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Hears what proxies log over syslog, on a UDP port of its own. It listens only where a port is configured. */
@Startup
@Singleton
class SyslogListener {

    private static final Logger LOG = Logger.getLogger(SyslogListener.class);

    /** A line is some 400 bytes long. */
    private static final int BYTES_MAX = 1_024;

    private static final long PAUSE_MS = 100;

    private final SyslogSettings settings;
    private final FailureReports reports;
    private final Set<InetAddress> senders;
    private @Nullable DatagramSocket socket;

    SyslogListener(SyslogSettings settings, FailureReports reports) {
        this.settings = settings;
        this.reports = reports;
        this.senders = settings.senders().stream().map(InetAddress::ofLiteral).collect(Collectors.toUnmodifiableSet());
    }

    @PostConstruct
    void start() throws IOException {
        if (settings.port().isEmpty()) {
            return;
        }
        if (settings.token().isEmpty()) {
            throw new IllegalStateException(
                    "thinkwatt.gateway.syslog.port is set, and thinkwatt.gateway.syslog.token is not");
        }
        DatagramSocket opened = new DatagramSocket(new InetSocketAddress(
                InetAddress.ofLiteral(settings.host()), settings.port().getAsInt()));
        socket = opened;
        Thread.ofPlatform().name("gateway-syslog").daemon().start(() -> listen(opened));
        LOG.infof("Listening to proxies' logs on UDP %s", opened.getLocalSocketAddress());
    }

    /** Where it listens; 0 where it does not. */
    int port() {
        return socket == null ? 0 : socket.getLocalPort();
    }

    @PreDestroy
    void stop() {
        if (socket != null) {
            socket.close();
        }
    }

    private void listen(DatagramSocket open) {
        byte[] buffer = new byte[BYTES_MAX + 1];
        while (!open.isClosed()) {
            DatagramPacket datagram = new DatagramPacket(buffer, buffer.length);
            try {
                open.receive(datagram);
                hear(datagram);
            } catch (IOException | RuntimeException e) {
                if (!open.isClosed()) {
                    LOG.error("A datagram could not be taken", e);
                    pause();
                }
            }
        }
    }

    private void hear(DatagramPacket datagram) {
        if (!senders.contains(datagram.getAddress())) {
            reports.count(Fate.STRANGER);
        } else if (datagram.getLength() > BYTES_MAX) {
            reports.count(Fate.TOO_LONG);
        } else {
            reports.take(new String(datagram.getData(), 0, datagram.getLength(), StandardCharsets.UTF_8));
        }
    }

    /** What fails at once may fail at once again. */
    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
