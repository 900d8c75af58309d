package dev.thinkwatt.billing.console;

import dev.thinkwatt.billing.invoice.InvoiceDesk;
import dev.thinkwatt.billing.invoice.InvoiceDesk.Shown;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.page.FieldProblems;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;

/** Takes back a final invoice, or parts of its lines. */
@Path(InvoicePages.PATH + "/{invoiceId}/credit-note")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.FINANCE)
@Blocking
class CreditNotePages {

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance creditNote(Shown shown, Form form, FieldProblems problems);
    }

    /**
     * What stands in the form.
     *
     * @param creditNoteId made with the form, so that sending it twice issues one
     * @param whole whether all that is left is taken back
     * @param lines those that something can be taken back of
     */
    record Form(String creditNoteId, boolean whole, String reason, List<Line> lines) {}

    /** @param typed what is to be taken back of it */
    record Line(int number, String description, BigDecimal left, String typed) {
        /** What its field is called. */
        public String field() {
            return "line-" + number;
        }
    }

    private final InvoiceDesk desk;

    CreditNotePages(InvoiceDesk desk) {
        this.desk = desk;
    }

    @GET
    public TemplateInstance form(@PathParam("invoiceId") String invoiceId) {
        Shown shown = desk.find(InvoicePages.id(invoiceId));
        return Templates.creditNote(
                shown,
                form(shown, UUID.randomUUID().toString(), "WHOLE", "", List.of(), List.of()),
                FieldProblems.NONE);
    }

    /**
     * @param line numbers of lines
     * @param amount of each, in the same order; empty for lines that nothing is taken back of
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response issue(
            @PathParam("invoiceId") String invoiceId,
            @RestForm @DefaultValue("") @Identifier String creditNoteId,
            @RestForm @DefaultValue("WHOLE") String extent,
            @RestForm List<Integer> line,
            @RestForm List<String> amount,
            @RestForm @DefaultValue("") String reason,
            @RestForm @DefaultValue("") String confirmation) {
        Shown shown = desk.find(InvoicePages.id(invoiceId));
        Form form = form(shown, creditNoteId, extent, reason, line, amount);
        FieldProblems problems = Confirmation.of(reason, confirmation, shown);
        Map<Integer, BigDecimal> amounts = new TreeMap<>();
        if (!form.whole()) {
            problems = problems.and(amounts(form, amounts));
        }
        return InvoiceActPages.act(
                shown, problems, () -> issue(shown, form, amounts), wrong -> Templates.creditNote(shown, form, wrong));
    }

    /** What the service says of the amounts is said of the fields that they were typed in. */
    private void issue(Shown shown, Form form, Map<Integer, BigDecimal> amounts) {
        try {
            desk.credit(
                    shown.kept().invoiceId(),
                    form.creditNoteId(),
                    form.reason().strip(),
                    form.whole() ? null : amounts);
        } catch (ProblemException refused) {
            throw atFields(refused, List.copyOf(amounts.keySet()));
        }
    }

    private static ProblemException atFields(ProblemException refused, List<Integer> numbers) {
        List<Violation> violations = new ArrayList<>();
        refused.problem().violations().forEach(violation -> {
            String index = violation.field().replaceAll("\\D", "");
            String field = index.isEmpty() ? violation.field() : "line-" + numbers.get(Integer.parseInt(index));
            violations.add(new Violation(field, violation.rule()));
        });
        return violations.isEmpty() ? refused : ProblemException.invalid(violations);
    }

    private static FieldProblems amounts(Form form, Map<Integer, BigDecimal> amounts) {
        Map<String, String> wrong = new HashMap<>();
        for (Line line : form.lines()) {
            if (!line.typed().isEmpty()) {
                try {
                    amounts.put(line.number(), new BigDecimal(line.typed()));
                } catch (NumberFormatException e) {
                    wrong.put("line-" + line.number(), "Must be an amount like 1.50.");
                }
            }
        }
        if (amounts.isEmpty() && wrong.isEmpty()) {
            wrong.put("extent", "Say how much of which line, or take back all of it.");
        }
        return new FieldProblems(wrong);
    }

    private static Form form(
            Shown shown,
            String creditNoteId,
            String extent,
            String reason,
            List<Integer> numbers,
            List<String> amounts) {
        Map<Integer, String> typed = new HashMap<>();
        for (int i = 0; i < Math.min(numbers.size(), amounts.size()); i++) {
            typed.put(numbers.get(i), amounts.get(i).strip());
        }
        List<Line> lines = new ArrayList<>();
        for (int number = 1; number <= shown.kept().invoice().lines().size(); number++) {
            BigDecimal left = shown.left(number);
            if (left.signum() > 0) {
                String description =
                        shown.kept().invoice().lines().get(number - 1).description();
                lines.add(new Line(number, description, left, typed.getOrDefault(number, "")));
            }
        }
        return new Form(creditNoteId, !extent.equals("PARTIAL"), reason, lines);
    }
}
