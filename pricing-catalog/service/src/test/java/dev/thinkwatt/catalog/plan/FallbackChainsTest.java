package dev.thinkwatt.catalog.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.thinkwatt.support.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class FallbackChainsTest {

    @Test
    void followsEachModelToItsLast() throws JsonProcessingException {
        assertThat(chains("""
                        {"models": ["pro", "max"], "atLimit": {"kind": "FALL_BACK", "model": "thinking"}},
                        {"models": ["thinking"], "atLimit": {"kind": "FALL_BACK", "model": "mini"}},
                        {"models": ["mini"], "atLimit": {"kind": "DENY"}}""")).containsExactly("pro → thinking → mini", "max → thinking → mini");
    }

    @Test
    void endsWhereItComesRoundAgain() throws JsonProcessingException {
        assertThat(chains("""
                        {"models": ["a"], "atLimit": {"model": "b"}},
                        {"models": ["b"], "atLimit": {"model": "c"}},
                        {"models": ["c"], "atLimit": {"model": "b"}}""")).containsExactly("a → b → c → b again");
    }

    @Test
    void showsLoopsThatNothingLeadsInto() throws JsonProcessingException {
        assertThat(chains("""
                        {"models": ["a"], "atLimit": {"model": "b"}},
                        {"models": ["b"], "atLimit": {"model": "a"}},
                        {"models": ["c"], "atLimit": {"model": "d"}},
                        {"models": ["x"], "atLimit": {"model": "y"}},
                        {"models": ["y"], "atLimit": {"model": "z"}},
                        {"models": ["z"], "atLimit": {"model": "x"}}""")).containsExactly("c → d", "a → b → a again", "x → y → z → x again");
    }

    @Test
    void saysNothingOfWhatIsNoAllowanceOrFallsBackToItself() throws JsonProcessingException {
        assertThat(chains("1, {\"models\": \"a\"}, {\"models\": [\"a\"], \"atLimit\": {\"model\": \"a\"}}"))
                .isEmpty();
    }

    private static List<String> chains(String allowances) throws JsonProcessingException {
        return FallbackChains.of(Json.strict().readTree("{\"allowances\": [" + allowances + "]}"));
    }
}
