package dev.thinkwatt.support.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.thinkwatt.support.json.Json;
import dev.thinkwatt.support.problem.BatchEntries.Refused;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchEntriesTest {

    private static final ValidatorFactory VALIDATION = Validation.buildDefaultValidatorFactory();

    private final BatchEntries entries = new BatchEntries(VALIDATION.getValidator());

    @AfterAll
    static void close() {
        VALIDATION.close();
    }

    @Test
    void readsAnEntryThatKeepsTheRules() throws JsonProcessingException {
        EchoResource.Request read = read("{\"requestId\":\"r\",\"estimate\":{\"inputTokens\":1,\"amount\":\"0.10\"}}");

        assertThat(read.requestId()).isEqualTo("r");
        assertThat(read.estimate()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"requestId\":\"a b\"}|requestId|must be 1 to 128 letters, digits, '.', '_', ':' or '-'",
                "{}|requestId|is required",
                "{\"requestId\":7}|requestId|must be a string",
                "{\"requestId\":\"r\",\"size\":7}|size|is not a field of this request",
                "{\"requestId\":\"r\",\"estimate\":{\"inputTokens\":-1}}|estimate.inputTokens|must be greater than or equal to 0",
                "{\"requestId\":\"r\",\"estimates\":[{\"inputTokens\":1},{\"inputTokens\":1.5}]}|estimates[1].inputTokens|must be a whole number of 64 bits",
                "{\"requestId\":\"r\",\"colour\":\"BLUE\"}|colour|must be one of RED, GREEN",
                "null||must not be null",
                "7||must be an object",
                "[]||must be an object"
            })
    void namesFieldAndRuleAsIfTheEntryHadComeAlone(String entry, String field, String rule) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> read(entry));

        assertThat(refused.problem().violations()).containsExactly(new Violation(field == null ? "" : field, rule));
    }

    @Test
    void tellsHowLongToWaitWhereThatHelps() {
        Refused refused = entries.refused(
                new CompletionException(ProblemException.unavailable("the queue is full", Duration.ofMillis(1200))));

        assertThat(refused.problem().status()).isEqualTo(503);
        assertThat(refused.retryAfterSeconds()).isEqualTo(2);
    }

    @Test
    void tellsNothingOfABugButWhereItIsLogged() {
        Refused refused = entries.refused(new IllegalStateException("the secret"));

        assertThat(refused.problem().status()).isEqualTo(500);
        assertThat(refused.problem().instance()).isNotNull();
        assertThat(refused.problem().toString()).doesNotContain("secret");
    }

    @Test
    void keepsTheProblemOfARefusal() {
        Refused refused = entries.refused(ProblemException.conflict("used before"));

        assertThat(refused).isEqualTo(new Refused(Problem.of(ProblemType.CONFLICT, "used before", List.of()), null));
    }

    private EchoResource.Request read(String entry) throws JsonProcessingException {
        return entries.read(Json.strict().readTree(entry), EchoResource.Request.class);
    }
}
