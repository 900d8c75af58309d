package dev.thinkwatt.support.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedKindsTest {

    sealed interface Shape {
        record RoundThing(int radius) implements Shape {}

        record Nothing() implements Shape {}

        sealed interface Cornered extends Shape {
            record Box(int side, @Nullable Shape inner) implements Cornered {}
        }
    }

    @Test
    void aSealedInterfaceTravelsWithItsKind() throws JsonProcessingException {
        Shape shape = new Shape.Cornered.Box(3, new Shape.RoundThing(1));
        String json = "{\"kind\":\"BOX\",\"side\":3,\"inner\":{\"kind\":\"ROUND_THING\",\"radius\":1}}";

        assertThat(Json.strict().writeValueAsString(shape)).isEqualTo(json);
        assertThat(Json.strict().readValue(json, Shape.class)).isEqualTo(shape);
        assertThat(Json.strict().readValue("{\"kind\":\"NOTHING\"}", Shape.class))
                .isEqualTo(new Shape.Nothing());
        assertThat(Json.strict().writeValueAsString(new Shape.Nothing())).isEqualTo("{\"kind\":\"NOTHING\"}");
    }

    @Test
    void aSealedInterfaceTravelsWithItsKindInACollectionToo() throws JsonProcessingException {
        record Shapes(List<Shape> shapes) {}
        Shapes shapes = new Shapes(List.of(new Shape.Nothing(), new Shape.RoundThing(2)));
        String json = "{\"shapes\":[{\"kind\":\"NOTHING\"},{\"kind\":\"ROUND_THING\",\"radius\":2}]}";

        assertThat(Json.strict().writeValueAsString(shapes)).isEqualTo(json);
        assertThat(Json.strict().readValue(json, Shapes.class)).isEqualTo(shapes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"radius\":1}",
                "{\"kind\":\"STAR\"}",
                "{\"kind\":null,\"radius\":1}",
                "{\"kind\":\"RoundThing\",\"radius\":1}"
            })
    void aKindThatIsNoneIsRefused(String json) {
        assertThatThrownBy(() -> Json.strict().readValue(json, Shape.class)).isInstanceOf(JsonMappingException.class);
    }
}
