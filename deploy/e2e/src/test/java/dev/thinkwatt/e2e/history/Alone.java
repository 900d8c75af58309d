package dev.thinkwatt.e2e.history;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Which operations had their request to themselves: no other about the same was under way meanwhile. */
final class Alone {

    private Alone() {}

    /** Their places in the list. */
    static BitSet among(List<Operation> operations) {
        BitSet alone = new BitSet();
        IntStream.range(0, operations.size())
                .filter(place -> isAlone(operations, place))
                .forEach(alone::set);
        return alone;
    }

    private static boolean isAlone(List<Operation> operations, int place) {
        Operation one = operations.get(place);
        String requestId = one.call().requestId();
        return requestId == null
                || IntStream.range(0, operations.size())
                        .filter(other -> other != place)
                        .mapToObj(operations::get)
                        .filter(other -> requestId.equals(other.call().requestId()))
                        .noneMatch(other ->
                                other.invokedAt() <= one.respondedAt() && one.invokedAt() <= other.respondedAt());
    }
}
