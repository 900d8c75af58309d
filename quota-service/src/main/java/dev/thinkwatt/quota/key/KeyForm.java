package dev.thinkwatt.quota.key;

import dev.thinkwatt.support.key.RateLimitHeaders;
import dev.thinkwatt.support.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key as somebody enters it. A day of expiry rather than a number of days is sent, so that the same form sent again asks
 * for the same key.
 *
 * @param expiry {@code never}, {@code date}, or the day that a choice stands for
 * @param date the day where expiry is {@code date}
 */
record KeyForm(
        String keyId,
        String name,
        List<String> scopes,
        String expiry,
        String date,
        String requestsPerSecond,
        String rateLimitHeaders) {

    /** A choice of days. */
    record Choice(String day, String words) {}

    private static final String NEVER = "never";
    private static final String ON_A_DATE = "date";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    KeyForm {
        scopes = List.copyOf(scopes);
    }

    static KeyForm empty() {
        return new KeyForm("", "", List.of(), NEVER, "", "", RateLimitHeaders.IETF.name());
    }

    static List<Choice> choices(LocalDate today) {
        return List.of(choice("In 90 days", today.plusDays(90)), choice("In a year", today.plusYears(1)));
    }

    private static Choice choice(String words, LocalDate day) {
        return new Choice(day.toString(), words + ", at the end of " + DAY.format(day));
    }

    /** The same, with a day that is no choice any more as a date. */
    KeyForm among(List<Choice> choices) {
        boolean offered = expiry.equals(NEVER)
                || expiry.equals(ON_A_DATE)
                || choices.stream().anyMatch(choice -> choice.day().equals(expiry));
        return offered
                ? this
                : new KeyForm(keyId, name, scopes, ON_A_DATE, expiry, requestsPerSecond, rateLimitHeaders);
    }

    public boolean has(String scope) {
        return scopes.contains(scope);
    }

    KeyResource.Create toCreate() {
        return new KeyResource.Create(keyId.strip(), name, scopes, expiresAt(), rate().orElse(null), headers());
    }

    private @Nullable Instant expiresAt() {
        if (expiry.equals(NEVER)) {
            return null;
        }
        try {
            return LocalDate.parse(expiry.equals(ON_A_DATE) ? date.strip() : expiry)
                    .plusDays(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
        } catch (DateTimeParseException e) {
            throw ProblemException.invalid("expiresAt", "must be a date, 2027-03-31 for example");
        }
    }

    private RateLimitHeaders headers() {
        try {
            return RateLimitHeaders.valueOf(rateLimitHeaders);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("rateLimitHeaders", "must be one of those that the form offers");
        }
    }

    private Optional<Integer> rate() {
        try {
            return requestsPerSecond.isBlank()
                    ? Optional.empty()
                    : Optional.of(Integer.valueOf(requestsPerSecond.strip()));
        } catch (NumberFormatException e) {
            throw ProblemException.invalid("requestsPerSecond", "must be a whole number, or nothing");
        }
    }
}
