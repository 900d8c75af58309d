package dev.thinkwatt.quota.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Whether, and from whom, proxies' logs are listened to. */
@ConfigMapping(prefix = "thinkwatt.gateway.syslog")
interface SyslogSettings {

    /** The UDP port; without one nothing listens. */
    OptionalInt port();

    /** Where it listens. */
    @WithDefault("127.0.0.1")
    String host();

    /** The addresses of the proxies that may tell something. */
    @WithDefault("127.0.0.1")
    @NotEmpty List<String> senders();

    /** What each line must carry, so that it is known to be a proxy's. */
    Optional<@Size(min = 32, message = "must have at least 32 characters") String> token();
}
