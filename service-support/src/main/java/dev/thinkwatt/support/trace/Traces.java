package dev.thinkwatt.support.trace;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The trace of what is being done now: one per request. */
@Singleton
public class Traces {

    private static final String KEY = "thinkwatt.trace";

    private final CurrentVertxRequest request;

    Traces(CurrentVertxRequest request) {
        this.request = request;
    }

    /** That of the present request; a new one where there is none. */
    public Trace current() {
        @Nullable RoutingContext context = Arc.container().requestContext().isActive() ? request.getCurrent() : null;
        if (context == null) {
            return Trace.continuing(null);
        }
        @Nullable Trace known = context.get(KEY);
        if (known != null) {
            return known;
        }
        Trace trace = Trace.continuing(context.request().getHeader(Trace.HEADER));
        context.put(KEY, trace);
        return trace;
    }
}
