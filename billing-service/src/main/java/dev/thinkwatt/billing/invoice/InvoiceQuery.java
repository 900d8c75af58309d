package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.support.problem.ProblemException;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which invoices are looked for; what is empty does not filter. */
public class InvoiceQuery {

    private static final String PRINTABLE = "[^\\p{Cc}\\p{Cs}]{0,256}";

    @QueryParam("period")
    @DefaultValue("")
    String period = "";

    @QueryParam("account")
    @DefaultValue("")
    @Pattern(regexp = PRINTABLE, message = "must be at most 256 printable characters") String account = "";

    @QueryParam("status")
    @DefaultValue("")
    String status = "";

    @QueryParam("currency")
    @DefaultValue("")
    @Pattern(regexp = "([A-Z]{3})?", message = "must be a currency like USD")
    String currency = "";

    public String period() {
        return period;
    }

    public String account() {
        return account;
    }

    public String status() {
        return status;
    }

    public String currency() {
        return currency;
    }

    /** Whether nothing filters. */
    public boolean isEmpty() {
        return period.isEmpty() && account.isEmpty() && status.isEmpty() && currency.isEmpty();
    }

    /** @throws ProblemException 400 for what is none */
    @Nullable YearMonth month() {
        try {
            return period.isEmpty() ? null : YearMonth.parse(period);
        } catch (DateTimeException e) {
            throw ProblemException.invalid("period", "must be a month like 2026-11");
        }
    }

    /** @throws ProblemException 400 for what is none */
    Optional<Standing> standing() {
        return status.isEmpty()
                ? Optional.empty()
                : Optional.of(Arrays.stream(Standing.values())
                        .filter(standing -> standing.name().equals(status))
                        .findFirst()
                        .orElseThrow(() ->
                                ProblemException.invalid("status", "must be DRAFT, FINALISED, PAID, VOID or empty")));
    }
}
