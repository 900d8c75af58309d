package dev.thinkwatt.local.frontdoor;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Tells services who really asked, whatever the caller claims, and callers which service does not answer. */
final class OneOrigin implements ProxyInterceptor {

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        ProxyRequest request = context.request();
        HttpServerRequest asked = request.proxiedRequest();
        MultiMap headers = request.headers();
        Set.copyOf(headers.names()).stream().filter(OneOrigin::isForwarded).forEach(headers::remove);
        headers.set("X-Forwarded-For", asked.remoteAddress().hostAddress()).set("X-Forwarded-Proto", asked.scheme());
        if (asked.authority() != null) {
            headers.set("X-Forwarded-Host", asked.authority().toString());
        }
        String service = FrontDoor.serviceOf(asked);
        return context.sendRequest()
                .recover(failure -> Future.succeededFuture(
                        (failure instanceof TimeoutException ? Problem.tooSlow(service) : Problem.unavailable(service))
                                .answer(request)));
    }

    /** A service that trusts this door believes all of them. */
    private static boolean isForwarded(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return name.equals("forwarded") || name.startsWith("x-forwarded-");
    }
}
