package dev.thinkwatt.support.defaults;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Says at the start what guards the service while nobody has to sign in. */
@Singleton
class LoopbackNotice {

    private static final Logger LOG = Logger.getLogger(LoopbackNotice.class);

    private final String host;

    LoopbackNotice(@ConfigProperty(name = "quarkus.http.host") String host) {
        this.host = host;
    }

    void tell(@Observes StartupEvent started) {
        LOG.infof("There is no sign-in yet, so this service listens on loopback only (%s).", host);
    }
}
