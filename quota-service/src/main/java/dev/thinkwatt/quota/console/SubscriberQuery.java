package dev.thinkwatt.quota.console;

import dev.thinkwatt.quota.subscriber.SeatFilter;
import dev.thinkwatt.quota.subscriber.Seated.Status;
import dev.thinkwatt.support.page.Address;
import dev.thinkwatt.support.paging.PageRequest;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Which subscribers are asked for; every filter that is given must fit. */
public class SubscriberQuery extends PageRequest {

    @DefaultValue("")
    @QueryParam("q")
    @Size(max = 64) String text = "";

    @DefaultValue("")
    @QueryParam("plan")
    @Size(max = 64) String plan = "";

    @DefaultValue("")
    @QueryParam("status")
    @Size(max = 20) String status = "";

    SeatFilter filter() {
        return new SeatFilter(text.strip(), plan.strip(), statusOrNull());
    }

    Address address() {
        return Address.of(SubscriberListPages.PATH)
                .with("q", text.strip())
                .with("plan", plan.strip())
                .with("status", status.strip());
    }

    private @Nullable Status statusOrNull() {
        try {
            return status.isBlank() ? null : Status.valueOf(status.strip());
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("status", "must be one of those that the page offers");
        }
    }
}
