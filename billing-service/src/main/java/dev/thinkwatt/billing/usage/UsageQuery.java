package dev.thinkwatt.billing.usage;

import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.time.Instants;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which usage is asked for, and by what it is grouped. */
public class UsageQuery {

    private static final String PRINTABLE = "[^\\p{Cc}\\p{Cs}]{1,256}";
    private static final String PRINTABLE_RULE = "must be 1 to 256 printable characters";

    @QueryParam("account")
    @Pattern(regexp = PRINTABLE, message = PRINTABLE_RULE) @Nullable String account;

    @QueryParam("subscriber")
    @Pattern(regexp = PRINTABLE, message = PRINTABLE_RULE) @Nullable String subscriber;

    @QueryParam("model")
    @Pattern(regexp = PRINTABLE, message = PRINTABLE_RULE) @Nullable String model;

    @QueryParam("site")
    @Pattern(regexp = PRINTABLE, message = PRINTABLE_RULE) @Nullable String site;

    @QueryParam("plan")
    @Pattern(regexp = PRINTABLE, message = PRINTABLE_RULE) @Nullable String plan;

    /** Of the plan. */
    @QueryParam("version")
    @Min(1) @Nullable Integer version;

    /** Started at this instant or later. */
    @QueryParam("from")
    @Nullable String from;

    /** Started before this instant. */
    @QueryParam("to")
    @Nullable String to;

    @QueryParam("groupBy")
    @DefaultValue("model")
    String groupBy = "model";

    GroupBy groupBy() {
        return GroupBy.of(groupBy)
                .orElseThrow(() -> ProblemException.invalid(
                        "groupBy", "must be account, subscriber, model, plan, site, tier, day, month or event"));
    }

    UsageFilter ofCharges() {
        return new UsageFilter()
                .equal("account_id", account)
                .equal("subscriber_id", subscriber)
                .equal("model", model)
                .equal("site", site)
                .equal("plan_id", plan)
                .equal("plan_version", version)
                .started(instant("from", from), instant("to", to));
    }

    /** Pending events are filtered by account and time only: of what else they say nothing is sure yet. */
    UsageFilter ofPending() {
        return new UsageFilter().equal("account_id", account).started(instant("from", from), instant("to", to));
    }

    private static @Nullable Instant instant(String field, @Nullable String text) {
        return text == null ? null : Instants.parse(field, text);
    }
}
