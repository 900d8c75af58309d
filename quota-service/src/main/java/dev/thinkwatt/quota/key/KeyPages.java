package dev.thinkwatt.quota.key;

import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.key.ApiKey;
import dev.thinkwatt.support.page.FieldProblems;
import dev.thinkwatt.support.page.FormAgain;
import dev.thinkwatt.support.problem.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** One key, and what can be done to it. */
@Path("/console/quota/keys/{keyId}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.OPERATIONS)
@Blocking
class KeyPages {

    @CheckedTemplate(basePath = "key")
    static class Templates {
        static native TemplateInstance key(KeyResource.View key);

        static native TemplateInstance rotate(
                KeyResource.View key, String rotationId, long overlapSeconds, FieldProblems problems);

        static native TemplateInstance revoke(KeyResource.View key, String reason, FieldProblems problems);
    }

    private static final long A_DAY = 86_400;

    private final KeyResource views;
    private final KeyService keys;
    private final Validator validator;

    KeyPages(KeyResource views, KeyService keys, Validator validator) {
        this.views = views;
        this.keys = keys;
        this.validator = validator;
    }

    @GET
    public TemplateInstance key(@PathParam("keyId") @Identifier String keyId) {
        return Templates.key(views.get(keyId));
    }

    /** The id of the rotation is made with the form, so that the same form sent again rotates only once. */
    @GET
    @Path("/rotation")
    public TemplateInstance rotation(@PathParam("keyId") @Identifier String keyId) {
        return Templates.rotate(views.get(keyId), UUID.randomUUID().toString(), A_DAY, FieldProblems.NONE);
    }

    @POST
    @Path("/rotation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response rotate(
            @PathParam("keyId") @Identifier String keyId,
            @RestForm @DefaultValue("") String rotationId,
            @RestForm @Nullable Long overlapSeconds,
            @Context UriInfo uri) {
        KeyResource.Rotate asked = new KeyResource.Rotate(rotationId, overlapSeconds);
        FieldProblems problems = FieldProblems.of(validator.validate(asked));
        if (!problems.isEmpty()) {
            throw ProblemException.invalid("overlapSeconds", "must be one of those that the form offers");
        }
        try {
            Optional<ApiKey> made = keys.rotate(keyId, asked.rotationId(), asked.overlap());
            String title = made.isPresent() ? "Key rotated" : "This rotation was done before";
            ShownKey shown = ShownKey.of(title, keyId, made, views.get(keyId).scopes(), uri.getBaseUri());
            return Response.ok(NewKeyPages.Templates.shown(shown).render()).build();
        } catch (ProblemException refused) {
            return FormAgain.refused(
                    refused,
                    "overlapSeconds",
                    why -> Templates.rotate(
                            views.get(keyId),
                            asked.rotationId(),
                            asked.overlap().toSeconds(),
                            why));
        }
    }

    @GET
    @Path("/revocation")
    public TemplateInstance revocation(@PathParam("keyId") @Identifier String keyId) {
        return Templates.revoke(views.get(keyId), "", FieldProblems.NONE);
    }

    @POST
    @Path("/revocation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response revoke(
            @PathParam("keyId") @Identifier String keyId,
            @RestForm @DefaultValue("") String confirmation,
            @RestForm @DefaultValue("") String reason) {
        FieldProblems problems = FieldProblems.of(validator.validate(new KeyResource.Revoke(reason)));
        problems = problems.and(FieldProblems.unlessTyped(confirmation, keyId, "the id of this key"));
        if (!problems.isEmpty()) {
            return FormAgain.wrong(Templates.revoke(views.get(keyId), reason, problems));
        }
        keys.revoke(keyId, reason.strip());
        return Response.seeOther(URI.create("/console/quota/keys/" + keyId)).build();
    }
}
