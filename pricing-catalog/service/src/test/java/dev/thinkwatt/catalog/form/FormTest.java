package dev.thinkwatt.catalog.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.support.json.Json;
import dev.thinkwatt.support.problem.ProblemException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormTest {

    private static final List<Option> KINDS = Option.of(List.of("LONG", "SHORT"));

    private static final Form FORM = new Form(List.of(
            Field.text("terms.name", "Name"),
            Rows.of(
                    "lines",
                    "Lines",
                    "line",
                    json("{'id': 'new'}"),
                    List.of(
                            Field.text("id", "Id"),
                            Field.whole("size", "Size"),
                            Field.choice("kind.of", "Kind", KINDS, "none").deciding(),
                            Field.text("kind.length", "Length").where("kind.of", "LONG"),
                            Field.several("days", "Days", Option.of(List.of("MONDAY", "FRIDAY"))),
                            Field.numbers("at", "At"),
                            Field.decimal(Place.of("weights").field("gpt-4.1"), "Weight"),
                            Rows.of("steps", "Steps", "step", json("{}"), List.of(Field.whole("upTo", "Up to")))
                                    .where("kind.of", "LONG")))));

    private static final String DOCUMENT = """
            {'other': 1, 'terms': {'name': 'n'}, 'lines': [
              {'id': 'a', 'size': 3, 'kind': {'of': 'LONG', 'length': 'PT1H', 'odd': [1]}, 'days': ['FRIDAY', 'SOMEDAY'],
               'at': [1, 2], 'weights': {'gpt-4.1': '2', 'other': '3'}, 'steps': [{'upTo': 1, 'odd': true}, {'upTo': 2}]},
              {'id': 'b', 'size': {'no': 'number'}}]}""";

    @Test
    void changesNothingWhereNothingWasEntered() {
        ObjectNode document = json(DOCUMENT);

        FORM.write(new Sent(sent(document)), document);

        assertThat(document).isEqualTo(json(DOCUMENT));
    }

    @Test
    void keepsWhatIsEnteredRightOrWrong() {
        JsonNode written = written(Map.of(
                "terms.name", List.of(" m "),
                "lines[0].size", List.of("12"),
                "lines[1].size", List.of("many"),
                "lines[0].at", List.of("3,x, 4"),
                "lines[0].days", List.of("", "MONDAY"),
                "lines[0].weights.gpt-4.1", List.of("5"),
                "lines[0].steps[1].upTo", List.of("7")));

        assertThat(written.at("/terms/name").textValue()).isEqualTo("m");
        assertThat(written.at("/lines/0/size").intValue()).isEqualTo(12);
        assertThat(written.at("/lines/1/size").textValue()).isEqualTo("many");
        assertThat(written.at("/lines/0/at"))
                .isEqualTo(json("{'at': [3, 'x', 4]}").get("at"));
        assertThat(written.at("/lines/0/days"))
                .isEqualTo(json("{'days': ['MONDAY']}").get("days"));
        assertThat(written.at("/lines/0/weights")).isEqualTo(json("{'gpt-4.1': '5', 'other': '3'}"));
        assertThat(written.at("/lines/0/steps"))
                .isEqualTo(
                        json("{'s': [{'upTo': 1, 'odd': true}, {'upTo': 7}]}").get("s"));
        assertThat(written.at("/lines/0/kind/odd").isArray()).isTrue();
    }

    @Test
    void takesAwayWhatIsEmptiedAndWhatThatLeavesEmpty() {
        JsonNode written = written(Map.of("terms.name", List.of(" "), "lines[0].weights.gpt-4.1", List.of("")));

        assertThat(written.has("terms")).isFalse();
        assertThat(written.at("/lines/0/weights")).isEqualTo(json("{'other': '3'}"));
    }

    @Test
    void takesAwayWhatAnotherAnswerLeavesUnasked() {
        JsonNode written = written(Map.of("lines[0].kind.of", List.of("SHORT")));

        assertThat(written.at("/lines/0/kind")).isEqualTo(json("{'of': 'SHORT', 'odd': [1]}"));
        assertThat(written.at("/lines/0").has("steps")).isFalse();
    }

    @Test
    void addsARowAndSaysWhereToGoOn() {
        Map<String, List<String>> fields = sent(json(DOCUMENT));
        fields.put("act", List.of(Act.ADD.to("lines")));
        ObjectNode document = json(DOCUMENT);

        FORM.write(new Sent(fields), document);

        assertThat(document.at("/lines").findValuesAsText("id")).containsExactly("a", "b", "new");
        assertThat(new Sent(fields).next()).isEqualTo("lines[2]");
        fields.put("act", List.of(Act.ADD.to("lines[0].steps")));
        FORM.write(new Sent(fields), document);
        assertThat(document.at("/lines/0/steps").size()).isEqualTo(3);
    }

    @Test
    void removesARowAndSaysWhereToGoOn() {
        Map<String, List<String>> fields = sent(json(DOCUMENT));
        fields.put("act", List.of(Act.REMOVE.to("lines[0]")));
        ObjectNode document = json(DOCUMENT);

        FORM.write(new Sent(fields), document);

        assertThat(document.at("/lines").findValuesAsText("id")).containsExactly("b");
        assertThat(new Sent(fields).next()).isEqualTo(Act.ADD.to("lines"));
    }

    @Test
    void leavesAloneWhatItCannotShow() {
        ObjectNode document = json("{'lines': [1]}");
        Drawn.Table table = (Drawn.Table) FORM.draw(document).get(1);

        FORM.write(new Sent(sent(document)), document);

        assertThat(table.readable()).isFalse();
        assertThat(document).isEqualTo(json("{'lines': [1]}"));
    }

    @Test
    void offersWhatIsSaidThoughItCannotBeChosen() {
        Drawn.Entry days = FORM.draw(json(DOCUMENT)).stream()
                .flatMap(Drawn::entries)
                .filter(entry -> entry.name().equals("lines[0].days"))
                .findFirst()
                .orElseThrow();

        assertThat(days.options()).extracting(Option::value).containsExactly("MONDAY", "FRIDAY", "SOMEDAY");
    }

    @Test
    void refusesARowThatIsNoObject() {
        Map<String, List<String>> fields = sent(json(DOCUMENT));
        for (String row : List.of("[]", "{", "")) {
            fields.put("lines[0]", List.of(row));
            assertThatThrownBy(() -> FORM.write(new Sent(fields), json(DOCUMENT)))
                    .as(row)
                    .isInstanceOf(ProblemException.class);
        }
    }

    private static JsonNode written(Map<String, List<String>> entered) {
        ObjectNode document = json(DOCUMENT);
        Map<String, List<String>> fields = sent(document);
        fields.putAll(entered);
        FORM.write(new Sent(fields), document);
        return document;
    }

    private static Map<String, List<String>> sent(ObjectNode document) {
        return new HashMap<>(SentForms.of(FORM.draw(document)));
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) Json.strict().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
