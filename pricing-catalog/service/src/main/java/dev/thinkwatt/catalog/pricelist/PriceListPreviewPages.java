package dev.thinkwatt.catalog.pricelist;

import dev.thinkwatt.catalog.paging.Page;
import dev.thinkwatt.catalog.paging.PageQuery;
import dev.thinkwatt.catalog.pricelist.PriceListImport.Wish;
import dev.thinkwatt.catalog.publication.Reason;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.page.Address;
import dev.thinkwatt.support.page.FieldProblems;
import dev.thinkwatt.support.page.FormAgain;
import dev.thinkwatt.support.page.Pager;
import dev.thinkwatt.support.problem.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;

/** What a file of prices would change of a list, and the word that it shall. */
@Path(PriceListImportPages.PATH + "/{sha256}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.CATALOG)
@Blocking
class PriceListPreviewPages {

    private static final int FINDINGS_SHOWN_MAX = 100;
    private static final String SHA256 = "[0-9a-f]{64}";
    private static final String NO_FILE = "must be the SHA-256 of a file";

    @CheckedTemplate(basePath = "pricelist")
    static class Templates {
        static native TemplateInstance preview(
                String name, Review review, Shown shown, Confirmation typed, FieldProblems problems);
    }

    /**
     * The part of a review that is looked at.
     *
     * @param findings as many of those that the filter leaves as are shown at once
     */
    record Shown(
            StepFilter filter, List<ListFinding> findings, int findingsInAll, List<ModelStep> steps, Pager pager) {}

    /** What somebody says who wants it so. */
    record Confirmation(
            @Pattern(regexp = "\\P{Cntrl}{1,200}", message = "must be 1 to 200 characters of text") String source,

            @Reason String reason) {}

    private final PriceListReviews reviews;
    private final PriceListUploads uploads;
    private final PriceListImport imports;
    private final Validator validator;

    PriceListPreviewPages(
            PriceListReviews reviews, PriceListUploads uploads, PriceListImport imports, Validator validator) {
        this.reviews = reviews;
        this.uploads = uploads;
        this.imports = imports;
        this.validator = validator;
    }

    @GET
    public TemplateInstance preview(
            @PathParam("sha256") @Pattern(regexp = SHA256, message = NO_FILE) String sha256,
            @QueryParam("name") @NotNull @Identifier String name,
            @QueryParam("show") @DefaultValue("") @Pattern(regexp = "|LISTED|CHANGED|GONE") String show,
            @QueryParam("contains") @DefaultValue("") String contains,
            @BeanParam PageQuery query) {
        StepFilter filter = new StepFilter(show, contains);
        return page(sha256, name, filter, query, new Confirmation("", ""), FieldProblems.NONE);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response confirm(
            @PathParam("sha256") @Pattern(regexp = SHA256, message = NO_FILE) String sha256,
            @RestForm @NotNull @Identifier String name,
            @RestForm @NotNull @Min(0) Integer comparedWith,
            @RestForm @DefaultValue("") String source,
            @RestForm @DefaultValue("") String reason,
            @BeanParam PageQuery query) {
        Confirmation typed = new Confirmation(source.strip(), reason.strip());
        FieldProblems problems = FieldProblems.of(validator.validate(typed));
        if (!problems.isEmpty()) {
            return FormAgain.wrong(page(sha256, name, new StepFilter("", ""), query, typed, problems));
        }
        try {
            Wish wish = new Wish(name, typed.source(), typed.reason(), comparedWith);
            imports.importFile(wish, uploads.file(sha256));
            return Response.seeOther(URI.create(PriceListPages.page(name) + "/revisions"))
                    .build();
        } catch (ProblemException refused) {
            return FormAgain.refused(
                    refused, "form", wrong -> page(sha256, name, new StepFilter("", ""), query, typed, wrong));
        }
    }

    private TemplateInstance page(
            String sha256,
            String name,
            StepFilter filter,
            PageQuery query,
            Confirmation typed,
            FieldProblems problems) {
        Review review = reviews.compare(name, reviews.read(uploads.file(sha256)));
        Address all = Address.of(PriceListImportPages.PATH + "/" + sha256).with("name", name);
        return Templates.preview(name, review, shown(review, filter, query, all), typed, problems);
    }

    private static Shown shown(Review review, StepFilter filter, PageQuery query, Address all) {
        String after = query.after("", PriceListResource::model);
        List<ListFinding> findings =
                review.findings().stream().filter(filter::shows).toList();
        List<ModelStep> rows = review.comparison().steps().stream()
                .filter(filter::shows)
                .filter(step -> step.model().compareTo(after) > 0)
                .limit(query.rows())
                .toList();
        Page<ModelStep> page = Page.of(query, rows, ModelStep::model, step -> step);
        return new Shown(
                filter,
                findings.stream().limit(FINDINGS_SHOWN_MAX).toList(),
                findings.size(),
                page.items(),
                Pager.of(filter.of(all), after, page.next()));
    }
}
