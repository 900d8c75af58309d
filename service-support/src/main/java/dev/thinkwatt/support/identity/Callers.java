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

    /** Whoever asked for what is done now, in the background. */
    private static final ScopedValue<Caller> ASKED = ScopedValue.newInstance();

    private final SecurityIdentity identity;
    private final Caller self;

    Callers(SecurityIdentity identity, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.identity = identity;
        this.self = Caller.service(service);
    }

    /** Does in the background what somebody asked for, in their name. */
    public void inNameOf(Caller caller, Runnable work) {
        ScopedValue.where(ASKED, caller).run(work);
    }

    /** The caller of the present request, or who asked for the work in the background, or this service where nobody did. */
    public Caller current() {
        if (ASKED.isBound()) {
            return ASKED.get();
        }
        if (!Arc.container().requestContext().isActive()) {
            return self;
        }
        @Nullable Caller caller = identity.getAttribute(ATTRIBUTE);
        return caller == null ? self : caller;
    }
}
