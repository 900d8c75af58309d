package dev.thinkwatt.local.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thinkwatt.local.client.Api;
import dev.thinkwatt.local.client.LocalStack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class DemoSeedTest {

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private DummyServices services;

    @TempDir
    private Path data;

    @BeforeEach
    void open() throws IOException {
        services = new DummyServices();
    }

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void plantsEverythingThoughNothingIsThereYetAtFirst() {
        services.tooEarly = 2;

        plant();

        // A site's days are its own: for some hours of a day one site is a date ahead of the other.
        assertThat(services.days("us-east")).containsExactlyElementsOf(daysOf(DayProfile.US_EAST));
        assertThat(services.days("eu-north")).containsExactlyElementsOf(daysOf(DayProfile.EU_NORTH));
        assertThat(services.days("us-east/carbon")).containsExactlyElementsOf(pastDaysOf(DayProfile.US_EAST));
        assertThat(services.days("eu-north/carbon")).containsExactlyElementsOf(pastDaysOf(DayProfile.EU_NORTH));
        assertThat(services.accounts).containsOnlyKeys("ada", "bea", "cem", "acme");
        assertThat(services.seats).containsOnlyKeys("ada", "bea", "cem", "acme-app", "acme-batch", "acme-lab");
        assertThat(services.bytesMost).isLessThan(64 * 1024);
    }

    @Test
    void addsNothingTheSecondTime() {
        plant();
        told.reset();
        services.imports = 0;

        plant();

        assertThat(services.imports).isZero();
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("0 days of prices and 0 accounts added");
    }

    @Test
    void addsOnlyTheDaysThatAreMissing() {
        plant();
        told.reset();
        services.days("eu-north").pollLast();

        plant();

        assertThat(told.toString(StandardCharsets.UTF_8)).contains("1 days of prices and 0 accounts added");
    }

    @Test
    void leavesWhatSomebodyChanged() {
        plant();
        services.accounts.put("bea", "somebody else's");
        services.seats.remove("bea");
        services.ended.add("ada");

        plant();

        assertThat(services.seats).doesNotContainKey("bea");
    }

    @Test
    void keepsTheGatewaysKeyForItsOwnerAlone() throws IOException {
        plant();
        plant();

        assertThat(stack().demoKey().read()).contains("tw_local_demo-gateway_1").contains(services.key);
        assertThat(Files.getPosixFilePermissions(stack().demoKey().path()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void givesTheKeyANewSecretWhereItsFileIsLost() throws IOException {
        plant();
        Files.delete(stack().demoKey().path());

        plant();

        assertThat(stack().demoKey().read()).contains("tw_local_demo-gateway_2").contains(services.key);
    }

    @Test
    void saysAtOnceWhatIsRefused() {
        services.refuses = true;

        assertThatThrownBy(this::plant)
                .isInstanceOf(Api.Refused.class)
                .hasMessageContaining("opening account ada: 400")
                .hasMessageContaining("must be an ISO 3166-1 code");
    }

    /** What a kWh emits is known of days that are over. */
    private static List<LocalDate> pastDaysOf(DayProfile profile) {
        LocalDate today = LocalDate.now(profile.zone());
        return today.minusMonths(1).withDayOfMonth(1).datesUntil(today).toList();
    }

    private static List<LocalDate> daysOf(DayProfile profile) {
        LocalDate today = LocalDate.now(profile.zone());
        return today.minusMonths(1)
                .withDayOfMonth(1)
                .datesUntil(today.plusDays(45))
                .toList();
    }

    private void plant() {
        new DemoSeed(stack(), new PrintStream(told, true, StandardCharsets.UTF_8)).plant();
    }

    private LocalStack stack() {
        return new LocalStack(services.origin(), services.origin(), data);
    }
}
