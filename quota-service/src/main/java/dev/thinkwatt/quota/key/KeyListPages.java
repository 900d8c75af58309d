package dev.thinkwatt.quota.key;

import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.page.Address;
import dev.thinkwatt.support.page.Pager;
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

/** All keys, by id. */
@Path(KeyListPages.PATH)
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.OPERATIONS)
@Blocking
class KeyListPages {

    static final String PATH = "/console/quota/keys";

    @CheckedTemplate(basePath = "key")
    static class Templates {
        static native TemplateInstance keys(List<KeyResource.View> keys, Pager pager);
    }

    private final KeyResource keys;

    KeyListPages(KeyResource keys) {
        this.keys = keys;
    }

    @GET
    public TemplateInstance keys(@Valid @BeanParam PageRequest request) {
        Page<KeyResource.View> page = keys.list(request);
        return Templates.keys(page.items(), Pager.of(Address.of(PATH), request.after(), page.next()));
    }
}
