package dev.thinkwatt.e2e.gateway;

import dev.thinkwatt.e2e.RunningStack;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;

/** Debian's Caddy, which passes our problems on as they are and looks into no body. */
@ExtendWith(RunningStack.class)
class CaddyTest extends ProxyCases {

    @Override
    RunningProxy start(Setting setting, Path parent) throws IOException, InterruptedException {
        return Caddy.start(setting, parent);
    }
}
