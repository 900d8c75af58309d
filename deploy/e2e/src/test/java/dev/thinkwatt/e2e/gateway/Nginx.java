package dev.thinkwatt.e2e.gateway;

import dev.thinkwatt.e2e.Launcher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Debian's nginx with the configuration of {@code deploy/gateways/nginx}. */
final class Nginx {

    private Nginx() {}

    static RunningProxy start(Setting setting, Path parent) throws IOException, InterruptedException {
        return start(setting, parent, "server 127.0.0.1:%d;".formatted(setting.quota()));
    }

    /** Before several quota servers. */
    static RunningProxy start(Setting setting, Path parent, String quotaServers)
            throws IOException, InterruptedException {
        Path program = Program.find("nginx");
        int port = Program.freePort();
        Folder folder = Folder.copyOf("nginx", parent);
        folder.replace("nginx.conf", "away-closed.conf", "away-" + setting.away() + ".conf");
        folder.replace("site/listen.conf", "8088", Integer.toString(port));
        folder.replace("site/gateway.conf", "server 127.0.0.1:8081;", quotaServers);
        folder.replace("site/gateway.conf", "9001", Integer.toString(setting.thinking()));
        folder.replace("site/gateway.conf", "9002", Integer.toString(setting.mini()));
        folder.replace("site/secrets.conf", "tw_local_gateway-1_put-the-key-here", setting.gatewayKey());
        folder.replace("site/secrets.conf", "put-a-long-random-token-here", Launcher.SYSLOG_TOKEN);
        folder.replace("site/logs.conf", "5514", Integer.toString(Launcher.SYSLOG_PORT));
        folder.write(
                "site/subscribers.map", "\"Bearer %s\" %s;%n".formatted(setting.clientKey(), setting.subscriber()));
        List<String> command = List.of(
                program.toString(),
                "-p",
                folder.path().toString(),
                "-c",
                folder.path().resolve("nginx.conf").toString(),
                "-e",
                "stderr");
        return new RunningProxy(Program.start(command, Map.of(), folder.path(), port), port, setting.clientKey());
    }
}
