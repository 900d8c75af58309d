package dev.thinkwatt.support.problem;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.util.function.Consumer;

/**
 * Reads a body whose length nobody states, as far as it may be long, and hands it on as one that was read: JSON, text, or a form
 * with files in it.
 */
final class Gathering {

    private final RoutingContext context;
    private final long bytesMax;
    private final Consumer<RoutingContext> tooLarge;
    private final Buffer body = Buffer.buffer();
    private boolean over;

    /** @param tooLarge answers, once the body is longer than it may be; the rest is not kept */
    Gathering(RoutingContext context, long bytesMax, Consumer<RoutingContext> tooLarge) {
        this.context = context;
        this.bytesMax = bytesMax;
        this.tooLarge = tooLarge;
    }

    void start() {
        HttpServerRequest request = context.request();
        request.handler(this::add);
        request.endHandler(ended -> end());
        request.exceptionHandler(context::fail);
        request.resume();
    }

    private void add(Buffer part) {
        if (over) {
            return;
        }
        if (body.length() + (long) part.length() > bytesMax) {
            over = true;
            tooLarge.accept(context);
        } else {
            body.appendBuffer(part);
        }
    }

    private void end() {
        if (!over) {
            ((RoutingContextInternal) context).setBody(body);
            context.next();
        }
    }
}
