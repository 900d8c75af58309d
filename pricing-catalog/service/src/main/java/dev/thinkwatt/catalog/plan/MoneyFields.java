package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.catalog.form.Field;
import dev.thinkwatt.catalog.form.Part;
import java.util.List;

/** Money, alone and for so many units. */
final class MoneyFields {

    /** Where a row is money itself. */
    static final List<Part> HERE = List.of(Field.decimal("amount", "Amount"), Field.text("currency", "Currency"));

    private MoneyFields() {}

    static List<Field> at(String path) {
        return List.of(Field.decimal(path + ".amount", "Amount"), Field.text(path + ".currency", "Currency"));
    }

    /** @param path of an object with a price and what it is per */
    static List<Field> unit(String path) {
        return List.of(
                Field.decimal(path + ".price.amount", "Price"),
                Field.text(path + ".price.currency", "Currency"),
                Field.whole(path + ".per", "Per").hint("Units: 1, 10, 100 …"));
    }
}
