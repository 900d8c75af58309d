package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.invoice.RunLine.Failure;
import dev.thinkwatt.billing.invoice.RunResource.StartRun;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.page.Address;
import dev.thinkwatt.support.page.FieldProblems;
import dev.thinkwatt.support.page.FormAgain;
import dev.thinkwatt.support.page.Pager;
import dev.thinkwatt.support.paging.Page;
import dev.thinkwatt.support.paging.PageRequest;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.ProblemType;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Invoice runs: how far they are, and a form for another one. To make a month final is asked once more, and confirmed by typing it. */
@Path(RunPages.PATH)
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Scope.FINANCE, Scope.FINANCE_READ})
@Blocking
class RunPages {

    static final String PATH = "/console/billing/invoice-runs";

    private static final int PAGE = 50;

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance runs(
                List<RunLine> lines, boolean running, Pager pager, RunForm form, FieldProblems problems);

        static native TemplateInstance run(RunLine line, List<Failure> failures);

        static native TemplateInstance finalRun(RunForm form, FieldProblems problems);
    }

    private final RunService runs;
    private final Validator validator;
    private final Clock clock;

    RunPages(RunService runs, Validator validator, Clock clock) {
        this.runs = runs;
        this.validator = validator;
        this.clock = clock;
    }

    @GET
    public TemplateInstance list(@Valid @BeanParam PageRequest page) {
        YearMonth lastMonth = YearMonth.now(clock.withZone(ZoneOffset.UTC)).minusMonths(1);
        RunForm form = new RunForm(UUID.randomUUID().toString(), lastMonth.toString(), "DRAFTS", "");
        return list(page.after(), page.limit(), form, FieldProblems.NONE);
    }

    @GET
    @Path("/{runId}")
    public TemplateInstance one(@PathParam("runId") @Identifier String runId) {
        return Templates.run(
                RunLine.of(runs.progress(runId)),
                runs.failed(runId).stream().map(Failure::of).toList());
    }

    /** @param confirmation the month, typed; absent where it was not asked for yet */
    @POST
    @RolesAllowed(Scope.FINANCE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response start(
            @RestForm @DefaultValue("") String runId,
            @RestForm @DefaultValue("") String period,
            @RestForm @DefaultValue("") String does,
            @RestForm @DefaultValue("") String accounts,
            @RestForm @Nullable String confirmation) {
        RunForm form = new RunForm(runId, period, does, accounts);
        try {
            StartRun asked = form.asked();
            FieldProblems problems = FieldProblems.of(validator.validate(asked));
            return problems.isEmpty() ? start(asked, form, confirmation) : FormAgain.wrong(again(form, problems));
        } catch (ProblemException refused) {
            // Where the id is taken, sending the form once more must not meet it again.
            RunForm next = refused.type() == ProblemType.CONFLICT
                    ? new RunForm(UUID.randomUUID().toString(), period, does, accounts)
                    : form;
            return FormAgain.refused(refused, "form", problems -> again(next, form.named(problems)));
        }
    }

    private Response start(StartRun asked, RunForm form, @Nullable String confirmation) {
        RunService.NewRun run = asked.toNewRun();
        if (run.finalise()) {
            runs.require(run);
            if (confirmation == null) {
                return Response.ok(Templates.finalRun(form, FieldProblems.NONE).render())
                        .build();
            }
            FieldProblems typed =
                    FieldProblems.unlessTyped(confirmation, run.period().toString(), "the month");
            if (!typed.isEmpty()) {
                return FormAgain.wrong(Templates.finalRun(form, typed));
            }
        }
        runs.start(run);
        return Response.seeOther(URI.create(PATH + "/" + run.runId())).build();
    }

    private TemplateInstance again(RunForm form, FieldProblems problems) {
        return list("", PAGE, form, problems);
    }

    private TemplateInstance list(String after, int limit, RunForm form, FieldProblems problems) {
        Page<RunLine> page = runs.newest(after, limit).map(RunLine::of);
        return Templates.runs(
                page.items(),
                page.items().stream().anyMatch(RunLine::running),
                Pager.of(Address.of(PATH), after, page.next()),
                form,
                problems);
    }
}
