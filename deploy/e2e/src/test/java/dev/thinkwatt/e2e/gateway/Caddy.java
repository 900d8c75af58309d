package dev.thinkwatt.e2e.gateway;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Debian's Caddy with the configuration of {@code deploy/gateways/caddy}. */
final class Caddy {

    private Caddy() {}

    static RunningProxy start(Setting setting, Path parent) throws IOException, InterruptedException {
        Path program = Program.find("caddy");
        int port = Program.freePort();
        Folder folder = Folder.copyOf("caddy", parent);
        folder.write("site/subscribers.map", "\"Bearer %s\" %s%n".formatted(setting.clientKey(), setting.subscriber()));
        List<String> command = List.of(program.toString(), "run", "--config", "Caddyfile", "--adapter", "caddyfile");
        Map<String, String> environment = Map.of(
                "THINKWATT_KEY", setting.gatewayKey(),
                "THINKWATT_RATE_LIMIT_HEADERS", setting.rateLimitHeaders(),
                "THINKWATT_PORT", Integer.toString(port),
                "THINKWATT_QUOTA", "127.0.0.1:" + setting.quota(),
                "THINKWATT_AWAY", setting.away(),
                "MODEL_THINKING", "127.0.0.1:" + setting.thinking(),
                "MODEL_MINI", "127.0.0.1:" + setting.mini(),
                "XDG_CONFIG_HOME", folder.path().resolve("config").toString(),
                "XDG_DATA_HOME", folder.path().resolve("data").toString());
        return new RunningProxy(Program.start(command, environment, folder.path(), port), port, setting.clientKey());
    }
}
