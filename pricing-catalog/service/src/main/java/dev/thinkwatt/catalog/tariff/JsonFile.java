package dev.thinkwatt.catalog.tariff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.thinkwatt.support.json.Json;
import java.io.IOException;

/** Reads JSON whose numbers are taken from their text, digit by digit. */
final class JsonFile {

    private static final ObjectReader READER = Json.strict()
            .reader()
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .with(JsonNodeFactory.withExactBigDecimals(true));

    private JsonFile() {}

    static JsonNode read(byte[] file) throws Unreadable {
        try {
            JsonNode root = READER.readTree(file);
            if (root.isObject()) {
                return root;
            }
        } catch (NumberFormatException e) {
            // Jackson lets it through for exponents that no decimal can have.
            throw new Unreadable("the file", "has a number that is out of all bounds");
        } catch (JsonProcessingException e) {
            throw new Unreadable(
                    "line " + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()),
                    "is not JSON, nests too deep, or gives a field twice");
        } catch (IOException e) {
            throw new Unreadable("the file", "is not JSON in UTF-8");
        }
        throw new Unreadable("the file", "must be an object");
    }

    /** The items of an array that the root must have. */
    static JsonNode array(JsonNode root, String field, int itemsMax) throws Unreadable {
        JsonNode items = root.path(field);
        if (!items.isArray() || items.isEmpty()) {
            throw new Unreadable(field, "must be an array of prices");
        }
        if (items.size() > itemsMax) {
            throw new Unreadable(field, "has more than " + itemsMax + " prices");
        }
        return items;
    }
}
