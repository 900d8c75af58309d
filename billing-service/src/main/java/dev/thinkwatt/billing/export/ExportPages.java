package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.export.ExportResource.Filter;
import dev.thinkwatt.billing.export.ExportResource.StartExport;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.page.Address;
import dev.thinkwatt.support.page.FieldProblems;
import dev.thinkwatt.support.page.FormAgain;
import dev.thinkwatt.support.page.Pager;
import dev.thinkwatt.support.paging.Page;
import dev.thinkwatt.support.paging.PageRequest;
import dev.thinkwatt.support.problem.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;

/** Exports: how far they are, their files, and a form for another one. */
@Path(ExportPages.PATH)
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Scope.FINANCE, Scope.FINANCE_READ})
@Blocking
class ExportPages {

    static final String PATH = "/console/billing/exports";

    private static final int PAGE = 50;

    @CheckedTemplate(basePath = "export")
    static class Templates {
        static native TemplateInstance exports(
                List<ExportLine> lines, boolean running, Pager pager, Form form, FieldProblems problems);
    }

    /**
     * What stands in the form.
     *
     * @param exportId made with the form, so that sending it twice starts one export
     * @param content kind and format
     */
    record Form(String exportId, String content, String period, String account, List<Choice> choices) {}

    /** What can be written as what. */
    record Choice(String value, String words) {}

    private final ExportService exports;
    private final Validator validator;
    private final Clock clock;

    ExportPages(ExportService exports, Validator validator, Clock clock) {
        this.exports = exports;
        this.validator = validator;
        this.clock = clock;
    }

    @GET
    public TemplateInstance list(@Valid @BeanParam PageRequest page) {
        YearMonth lastMonth = YearMonth.now(clock.withZone(ZoneOffset.UTC)).minusMonths(1);
        Form form = form(UUID.randomUUID().toString(), "INVOICES/CSV", lastMonth.toString(), "");
        return page(page.after(), page.limit(), form, FieldProblems.NONE);
    }

    @POST
    @RolesAllowed(Scope.FINANCE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response start(
            @RestForm @DefaultValue("") String exportId,
            @RestForm @DefaultValue("") String content,
            @RestForm @DefaultValue("") String period,
            @RestForm @DefaultValue("") String account) {
        Form form = form(exportId, content, period, account);
        try {
            StartExport asked = asked(exportId, content, period, account.strip());
            FieldProblems problems = FieldProblems.of(validator.validate(asked));
            if (!problems.isEmpty()) {
                return FormAgain.wrong(page("", PAGE, form, problems));
            }
            exports.start(asked.toNewExport());
            return Response.seeOther(URI.create(PATH)).build();
        } catch (ProblemException refused) {
            return FormAgain.refused(refused, "form", problems -> page("", PAGE, form, problems));
        }
    }

    private TemplateInstance page(String after, int limit, Form form, FieldProblems problems) {
        Page<ExportJobRow> page = exports.newest(after, limit);
        List<ExportLine> lines = page.items().stream().map(ExportLine::of).toList();
        return Templates.exports(
                lines,
                lines.stream().anyMatch(ExportLine::running),
                Pager.of(Address.of(PATH), after, page.next()),
                form,
                problems);
    }

    private static StartExport asked(String exportId, String content, String period, String account) {
        try {
            String[] parts = content.split("/", 2);
            return new StartExport(
                    exportId,
                    ExportKind.valueOf(parts[0]),
                    ExportFormat.valueOf(parts[parts.length - 1]),
                    new Filter(YearMonth.parse(period), account.isEmpty() ? null : account));
        } catch (DateTimeException e) {
            throw ProblemException.invalid("filter.period", "must be a month like 2026-11");
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("content", "must be one of the list");
        }
    }

    private static Form form(String exportId, String content, String period, String account) {
        List<Choice> choices = Arrays.stream(ExportKind.values())
                .flatMap(kind -> kind.formats().stream().map(format -> ExportLine.choice(kind, format)))
                .toList();
        return new Form(exportId, content, period, account, choices);
    }
}
