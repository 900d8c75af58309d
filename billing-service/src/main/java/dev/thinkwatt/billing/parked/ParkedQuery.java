package dev.thinkwatt.billing.parked;

import dev.thinkwatt.support.problem.ProblemException;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which parked events are meant; what is empty does not filter. */
public class ParkedQuery {

    /** In an address, which leaves out what is empty. */
    private static final String ALL = "ALL";

    @QueryParam("state")
    @DefaultValue("OPEN")
    String state = "OPEN";

    @QueryParam("reason")
    @DefaultValue("")
    String reason = "";

    /** The account of the event, or the key of the record where it cannot be read. */
    @QueryParam("account")
    @DefaultValue("")
    @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]{0,256}", message = "must be at most 256 printable characters") String account = "";

    public String state() {
        return state.isEmpty() ? ALL : state;
    }

    public String reason() {
        return reason;
    }

    public String account() {
        return account;
    }

    Optional<ParkedEventRow.State> inState() {
        return state.equals(ALL) ? Optional.empty() : one("state", state, ParkedEventRow.State.class);
    }

    Optional<ParkedEventRow.Reason> forReason() {
        return one("reason", reason, ParkedEventRow.Reason.class);
    }

    Optional<String> ofAccount() {
        return Optional.of(account.strip()).filter(text -> !text.isEmpty());
    }

    private static <E extends Enum<E>> Optional<E> one(String field, String name, Class<E> names) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(names.getEnumConstants())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(field, "must be one of " + names(names) + ", or empty")));
    }

    private static <E extends Enum<E>> String names(Class<E> names) {
        return Arrays.stream(names.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    }
}
