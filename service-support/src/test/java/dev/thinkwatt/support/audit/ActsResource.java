package dev.thinkwatt.support.audit;

import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;

/** Does things, or fails after it has done them. */
@Path("/v1/acts/{subject}")
@Authenticated
class ActsResource {

    private final Audit audit;

    ActsResource(Audit audit) {
        this.audit = audit;
    }

    @POST
    @Transactional
    public void act(@PathParam("subject") String subject) {
        audit.record(Act.changed("thing.changed", "thing", subject, Map.of("size", 1), Map.of("size", 2))
                .because("it was too small"));
        if (subject.startsWith("failing")) {
            throw new IllegalStateException("after the act");
        }
    }
}
