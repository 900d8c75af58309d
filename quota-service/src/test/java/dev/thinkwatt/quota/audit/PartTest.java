package dev.thinkwatt.quota.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.quota.decision.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartTest {

    private static final Owner ACME = Owner.account("acme");
    private static final Owner EMPTY = Owner.account("empty");

    @Test
    void isOneAccountWithAllThatEverHadASeat() {
        List<Part> parts = Part.of(List.of(ACME, EMPTY, Owner.subscriber("ada")), Map.of("acme", Set.of("ada", "bob")));

        assertThat(parts)
                .extracting(Part::takers)
                .containsExactlyInAnyOrder(
                        Map.of(ACME, Set.of("ada", "bob")),
                        Map.of(EMPTY, Set.of()),
                        Map.of(Owner.subscriber("ada"), Set.of("ada")));
    }

    @Test
    void isAFewSubscribers() {
        List<Owner> owners = new ArrayList<>(IntStream.range(0, 120)
                .mapToObj(number -> Owner.subscriber("s" + number))
                .toList());
        owners.add(60, ACME);

        List<Part> parts = Part.of(owners, Map.of());

        assertThat(parts).extracting(part -> part.takers().size()).containsExactlyInAnyOrder(50, 1, 50, 20);
        assertThat(parts).flatExtracting(part -> part.takers().keySet()).containsExactlyInAnyOrderElementsOf(owners);
    }
}
