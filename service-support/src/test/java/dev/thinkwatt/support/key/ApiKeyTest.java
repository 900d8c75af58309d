package dev.thinkwatt.support.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {

    private final ApiKey key = ApiKey.create("local", "gateway-eu-1");

    @Test
    void isReadAsItWasWritten() {
        assertThat(ApiKey.parse(key.text())).contains(key);
        assertThat(key.text()).matches("tw_local_gateway-eu-1_[0-9a-f]{64}_[0-9a-f]{8}");
    }

    @Test
    void neverComesTwice() {
        assertThat(ApiKey.create("local", "gateway-eu-1").secret()).isNotEqualTo(key.secret());
    }

    @Test
    void isRefusedWithAnyCharacterChanged() {
        String text = key.text();
        Stream<String> changed = IntStream.range(0, text.length())
                .mapToObj(i -> text.substring(0, i) + (text.charAt(i) == '7' ? '8' : '7') + text.substring(i + 1));

        assertThat(changed).allSatisfy(wrong -> assertThat(ApiKey.parse(wrong)).isEmpty());
    }

    @Test
    void isRefusedCutAnywhere() {
        String text = key.text();

        assertThat(IntStream.range(0, text.length()).mapToObj(end -> text.substring(0, end)))
                .allSatisfy(cut -> assertThat(ApiKey.parse(cut)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tw_", "tw____", "Tw_local_abc_00_00", "sk-proj-abc", "tw_local_ABC_x_y"})
    void isNotAnythingElse(String text) {
        assertThat(ApiKey.parse(text)).isEmpty();
    }

    @Test
    void hidesItsSecretFromLogs() {
        assertThat(key.toString()).isEqualTo("tw_local_gateway-eu-1_…");
    }
}
