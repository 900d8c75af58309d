package dev.thinkwatt.support.problem;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/** A resource that takes a body gets one: without this, an empty body or {@code null} would arrive as null. */
@Provider
class EmptyBody implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Object body = context.proceed();
        if (body == null) {
            throw ProblemException.invalid("", "is required");
        }
        return body;
    }
}
