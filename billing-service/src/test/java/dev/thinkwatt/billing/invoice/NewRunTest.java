package dev.thinkwatt.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.billing.invoice.RunService.NewRun;
import dev.thinkwatt.support.json.Json;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is remembered of a call to tell whether it is repeated. */
class NewRunTest {

    private static final YearMonth MONTH = YearMonth.parse("2026-10");

    @Test
    void saysOfDraftsWhatItSaidBeforeThereWasAChoice() throws Exception {
        assertThat(Json.tolerant().writeValueAsString(new NewRun("r", MONTH, null, false)))
                .isEqualTo("{\"runId\":\"r\",\"period\":\"2026-10\"}");
        assertThat(Json.tolerant().writeValueAsString(new NewRun("r", MONTH, List.of("a"), false)))
                .isEqualTo("{\"runId\":\"r\",\"period\":\"2026-10\",\"accounts\":[\"a\"]}");
    }

    @Test
    void saysThatItMakesFinal() throws Exception {
        assertThat(Json.tolerant().writeValueAsString(new NewRun("r", MONTH, null, true)))
                .isEqualTo("{\"runId\":\"r\",\"period\":\"2026-10\",\"finalise\":true}");
    }
}
