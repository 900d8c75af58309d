package dev.thinkwatt.catalog.carbon;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where a file has what: by its header.
 *
 * @param end negative where the file says only when its stretches start
 * @param place negative where the file does not name the zone of the grid
 * @param estimated negative where the file does not say what was estimated
 * @param source who publishes such files; empty where anybody does
 */
record CarbonColumns(int start, int end, int grams, int place, int estimated, String source) {

    static final String OWN = "startsAt,endsAt,gramsCo2ePerKwh";

    /**
     * Of Electricity Maps the direct emissions are taken, without those of building plants and mining fuel: what is emitted at
     * the place and in the time.
     */
    static Optional<CarbonColumns> of(List<String> header) {
        List<String> names = header.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (String.join(",", header).equals(OWN)) {
            return Optional.of(new CarbonColumns(0, 1, 2, -1, -1, ""));
        }
        int start = names.indexOf("datetime (utc)");
        int grams = IntStream.range(0, names.size())
                .filter(i -> names.get(i).startsWith("carbon intensity gco")
                        && names.get(i).endsWith("(direct)"))
                .findFirst()
                .orElse(-1);
        return start < 0 || grams < 0
                ? Optional.empty()
                : Optional.of(new CarbonColumns(
                        start,
                        -1,
                        grams,
                        names.indexOf("zone id"),
                        names.indexOf("data estimated"),
                        "Electricity Maps, direct emissions"));
    }

    int needed() {
        return Math.max(Math.max(start, end), Math.max(grams, Math.max(place, estimated))) + 1;
    }
}
