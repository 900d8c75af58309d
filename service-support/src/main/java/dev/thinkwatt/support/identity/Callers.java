package dev.thinkwatt.support.identity;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Knows who acts now. */
@Singleton
public class Callers {

    /** Where an identity carries its {@link Caller}. */
    public static final String ATTRIBUTE = "thinkwatt.caller";

    private final SecurityIdentity identity;
    private final Caller self;

    Callers(SecurityIdentity identity, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.identity = identity;
        this.self = Caller.service(service);
    }

    /** The caller of the present request, or this service where nobody asked. */
    public Caller current() {
        if (!Arc.container().requestContext().isActive()) {
            return self;
        }
        @Nullable Caller caller = identity.getAttribute(ATTRIBUTE);
        return caller == null ? self : caller;
    }
}
