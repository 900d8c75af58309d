package dev.thinkwatt.quota.key;

import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.key.ApiKey;
import dev.thinkwatt.support.page.Access;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;

/** Makes a key. The answer to the form is the only page that ever shows it, and no browser keeps it. */
@Path("/console/quota/keys/new")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.OPERATIONS)
@Blocking
class NewKeyPages {

    @CheckedTemplate(basePath = "key")
    static class Templates {
        static native TemplateInstance create(
                KeyForm form, FieldProblems problems, List<Access> scopes, List<KeyForm.Choice> choices);

        static native TemplateInstance shown(ShownKey shown);
    }

    private static final List<Access> SCOPES =
            Scope.OF_KEYS.stream().map(Access::of).toList();

    private final KeyService keys;
    private final Validator validator;
    private final Clock clock;

    NewKeyPages(KeyService keys, Validator validator, Clock clock) {
        this.keys = keys;
        this.validator = validator;
        this.clock = clock;
    }

    @GET
    public TemplateInstance form() {
        return page(KeyForm.empty(), FieldProblems.NONE);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(
            @RestForm @DefaultValue("") String keyId,
            @RestForm @DefaultValue("") String name,
            @RestForm List<String> scopes,
            @RestForm @DefaultValue("never") String expiry,
            @RestForm @DefaultValue("") String date,
            @RestForm @DefaultValue("") String requestsPerSecond,
            @RestForm @DefaultValue("IETF") String rateLimitHeaders,
            @Context UriInfo uri) {
        KeyForm form = new KeyForm(keyId, name, scopes, expiry, date, requestsPerSecond, rateLimitHeaders);
        try {
            KeyResource.Create asked = form.toCreate();
            FieldProblems problems = FieldProblems.of(validator.validate(asked));
            if (!problems.isEmpty()) {
                return FormAgain.wrong(page(form, problems));
            }
            Optional<ApiKey> made = keys.create(asked.toNewKey());
            String title = made.isPresent() ? "Key created" : "This key was made before";
            ShownKey shown = ShownKey.of(title, asked.keyId(), made, asked.scopes(), uri.getBaseUri());
            return Response.ok(Templates.shown(shown).render()).build();
        } catch (ProblemException refused) {
            return FormAgain.refused(refused, "keyId", problems -> page(form, problems));
        }
    }

    private TemplateInstance page(KeyForm form, FieldProblems problems) {
        List<KeyForm.Choice> choices = KeyForm.choices(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        return Templates.create(form.among(choices), problems, SCOPES, choices);
    }
}
