package dev.thinkwatt.quota.key;

import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.paging.Page;
import dev.thinkwatt.support.paging.PageRequest;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All keys, by id. */
@Path("/console/quota/keys")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.OPERATIONS)
@Blocking
class KeyListPages {

    @CheckedTemplate(basePath = "key")
    static class Templates {
        static native TemplateInstance keys(List<KeyResource.View> keys, boolean first, @Nullable String next);
    }

    private final KeyResource keys;

    KeyListPages(KeyResource keys) {
        this.keys = keys;
    }

    @GET
    public TemplateInstance keys(@Valid @BeanParam PageRequest request) {
        Page<KeyResource.View> page = keys.list(request);
        return Templates.keys(page.items(), request.after().isEmpty(), page.next());
    }
}
