package dev.thinkwatt.billing.usage;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.thinkwatt.billing.usage.UsageSeries.At;
import dev.thinkwatt.billing.usage.UsageSeries.Sum;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.identity.Scope;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/** Usage over time, as a chart, as tables and as a file. */
@Path(UsagePages.PATH)
@RolesAllowed({Scope.FINANCE, Scope.FINANCE_READ})
@Blocking
class UsagePages {

    static final String PATH = "/console/billing/usage";

    /** More colours are not told apart; what is beyond is one group. */
    private static final int DRAWN_MAX = 8;

    private static final int LISTED_MAX = 200;

    @CheckedTemplate(basePath = "usage")
    static class Templates {
        static native TemplateInstance usage(
                UsageView view,
                String currency,
                List<String> currencies,
                List<Bar> bars,
                List<Sum> groups,
                boolean more,
                String unit);
    }

    /**
     * What one group has in one step of time.
     *
     * @param series the group; all that are not drawn by themselves are one
     */
    record Bar(String at, String series, BigDecimal value) {}

    private final UsageSeries series;
    private final Audit audit;
    private final Clock clock;

    UsagePages(UsageSeries series, Audit audit, Clock clock) {
        this.series = series;
        this.audit = audit;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page(@Valid @BeanParam UsageView asked) {
        UsageView view = asked.checked(clock);
        List<Sum> groups = series.groups(view, LISTED_MAX + 1);
        List<String> currencies =
                groups.stream().map(Sum::currency).distinct().sorted().toList();
        String currency = currencies.contains(view.currency) || currencies.isEmpty()
                ? view.currency
                : groups.getFirst().currency();
        return Templates.usage(
                view,
                currency,
                currencies,
                bars(view, currency, groups),
                groups.subList(0, Math.min(LISTED_MAX, groups.size())),
                groups.size() > LISTED_MAX,
                unit(view, currency));
    }

    @GET
    @Path("/file")
    @Transactional
    public Response file(@Valid @BeanParam UsageView asked) {
        UsageView view = asked.checked(clock);
        audit.record(Act.read("usage.exported", "usage", view.from() + " to " + view.to()));
        StreamingOutput rows = out -> {
            CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            UsageCsv file = new UsageCsv(csv, view);
            series.each(view, file::row);
            csv.flush();
        };
        return Response.ok(rows, "text/csv;charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"usage-" + view.from() + "-" + view.to() + ".csv\"")
                .build();
    }

    private List<Bar> bars(UsageView view, String currency, List<Sum> groups) {
        List<String> named = groups.stream()
                .filter(sum -> sum.currency().equals(currency))
                .limit(DRAWN_MAX)
                .map(Sum::key)
                .toList();
        return named.isEmpty()
                ? List.of()
                : series.overTime(view, named).stream()
                        .filter(at -> at.sum().currency().equals(currency))
                        .map(at -> bar(view, at))
                        .toList();
    }

    private static Bar bar(UsageView view, At at) {
        String key = at.sum().key();
        return new Bar(
                view.written(at.at()),
                key.isEmpty() ? "all others" : key,
                at.sum().of(view.wanted()));
    }

    private static String unit(UsageView view, String currency) {
        return switch (view.wanted()) {
            case AMOUNT -> currency;
            case ENERGY -> "kWh";
            case TOKENS -> "tokens";
            case EVENTS -> "events";
        };
    }
}
