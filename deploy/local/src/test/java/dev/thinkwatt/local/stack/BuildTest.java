package dev.thinkwatt.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {

    private static final Instant BUILT = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    Path root;

    @BeforeEach
    void builtOnce() throws IOException {
        file("pom.xml", BUILT.minusSeconds(10));
        file("quota-service/src/main/java/A.java", BUILT.minusSeconds(10));
        for (Service service : Service.values()) {
            Files.createDirectories(service.jar(root).getParent());
            Files.createFile(service.jar(root));
        }
        file("target/built", BUILT);
    }

    @Test
    void isFreshWhileNoSourceIsNewer() throws IOException {
        assertThat(new Build(root).isStale()).isFalse();
    }

    @Test
    void isStaleOnceASourceIsNewer() throws IOException {
        file("service-support/src/main/resources/db/V1.sql", BUILT.plusSeconds(1));

        assertThat(new Build(root).isStale()).isTrue();
    }

    @Test
    void isNotStaleForANewerTest() throws IOException {
        file("quota-service/src/test/java/ATest.java", BUILT.plusSeconds(1));

        assertThat(new Build(root).isStale()).isFalse();
    }

    @Test
    void isStaleWithoutAServiceOrAMarker() throws IOException {
        Files.delete(Service.BILLING.jar(root));
        assertThat(new Build(root).isStale()).isTrue();

        Files.createFile(Service.BILLING.jar(root));
        Files.delete(root.resolve("target/built"));
        assertThat(new Build(root).isStale()).isTrue();
    }

    private void file(String name, Instant modified) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        Files.setLastModifiedTime(file, FileTime.from(modified));
    }
}
