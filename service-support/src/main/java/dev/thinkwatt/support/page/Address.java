package dev.thinkwatt.support.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a view of a page is. All that narrows it is in its address, so that it can be passed on.
 *
 * @param parameters in order; what is empty is left out
 */
public record Address(String path, Map<String, String> parameters) {

    public Address {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** A page with nothing narrowed. */
    public static Address of(String path) {
        return new Address(path, Map.of());
    }

    /** The same with one more parameter. */
    public Address with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new Address(path, more);
    }

    @Override
    public String toString() {
        String query = parameters.entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }
}
