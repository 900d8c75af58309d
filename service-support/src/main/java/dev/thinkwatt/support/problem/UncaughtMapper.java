package dev.thinkwatt.support.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** A bug of ours: the caller gets an id, the log gets the id and all the rest. */
@Provider
class UncaughtMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(UncaughtMapper.class);

    @Override
    public Response toResponse(Throwable bug) {
        return ProblemResponses.of(problem(bug)).build();
    }

    static Problem problem(Throwable bug) {
        URI occurrence = URI.create("urn:uuid:" + UUID.randomUUID());
        LOG.errorf(bug, "A request failed: %s", occurrence);
        return Problem.of(ProblemType.INTERNAL_ERROR, "name the instance when reporting this", List.of())
                .as(occurrence);
    }
}
