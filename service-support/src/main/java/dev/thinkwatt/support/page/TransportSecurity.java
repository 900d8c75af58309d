package dev.thinkwatt.support.page;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Has browsers stay with TLS once they came by it, to this service or to a proxy that is trusted; configuration alone cannot
 * tell. The other headers are configuration.
 */
@Singleton
class TransportSecurity {

    private static final int EARLY = 1000;
    private static final String YEAR = "max-age=31536000; includeSubDomains";

    void add(@Observes Filters filters) {
        filters.register(TransportSecurity::require, EARLY);
    }

    private static void require(RoutingContext context) {
        if (context.request().isSSL()) {
            context.response().putHeader("Strict-Transport-Security", YEAR);
        }
        context.next();
    }
}
