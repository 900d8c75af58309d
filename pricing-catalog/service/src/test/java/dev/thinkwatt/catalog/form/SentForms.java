package dev.thinkwatt.catalog.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a browser sends of a form in which nobody has entered anything. */
public final class SentForms {

    private SentForms() {}

    /** By name; a field that says nothing sends a blank. */
    public static Map<String, List<String>> of(List<Drawn> parts) {
        Map<String, List<String>> fields = new HashMap<>();
        parts.forEach(part -> put(part, fields));
        return fields;
    }

    private static void put(Drawn part, Map<String, List<String>> fields) {
        switch (part) {
            case Drawn.Entry entry -> {
                List<String> said = new ArrayList<>(List.of(""));
                said.addAll(entry.said());
                boolean several = entry.input() instanceof Input.Several;
                fields.put(entry.name(), several ? said : said.subList(said.size() - 1, said.size()));
                if (entry.input() instanceof Input.Offered) {
                    fields.put(entry.beside(), List.of(entry.own()));
                    if (entry.saysOwn()) {
                        fields.put(entry.name(), List.of(Input.Offered.OWN));
                    }
                }
            }
            case Drawn.Box box -> box.parts().forEach(one -> put(one, fields));
            case Drawn.Table table -> {
                if (table.readable()) {
                    fields.put(table.name(), List.of(""));
                }
                for (Drawn.Row row : table.rows()) {
                    fields.put(row.name(), List.of(row.json()));
                    row.parts().forEach(one -> put(one, fields));
                }
            }
        }
    }
}
