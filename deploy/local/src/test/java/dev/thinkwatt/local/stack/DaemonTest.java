package dev.thinkwatt.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonTest {

    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void create() throws IOException {
        home = new Home(folder, folder.resolve("data"));
        home.create();
    }

    @Test
    void isFoundAgainAndStopped() throws IOException {
        ProcessHandle process = new Daemon(home, "sleeper").start(List.of("sleep", "60"), Map.of());

        assertThat(new Daemon(home, "sleeper").process()).contains(process);
        assertThat(new Daemon(home, "sleeper").stop()).isTrue();
        assertThat(process.isAlive()).isFalse();
        assertThat(new Daemon(home, "sleeper").isRunning()).isFalse();
    }

    @Test
    void isNotMistakenForAnotherProcessOfTheSameNumber() throws IOException {
        Files.writeString(home.pidFile("old"), ProcessHandle.current().pid() + " 2020-01-01T00:00:00Z");

        assertThat(new Daemon(home, "old").isRunning()).isFalse();
        assertThat(new Daemon(home, "old").stop()).isTrue();
    }

    @Test
    void keepsItsOutput() throws Exception {
        new Daemon(home, "speaker")
                .start(List.of("sh", "-c", "echo one; echo two; echo three"), Map.of())
                .onExit()
                .get();

        assertThat(new Daemon(home, "speaker").lastLines(2)).containsExactly("two", "three");
    }

    @Test
    void saysWhichFileItCannotRead() throws IOException {
        Files.writeString(home.pidFile("broken"), "not a number");

        assertThatThrownBy(() -> new Daemon(home, "broken").process())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(home.pidFile("broken").toString());
    }

    @Test
    void isChangedByOneCommandAtATime() throws IOException {
        try (FileChannel lock = home.lock()) {
            assertThat(lock.isOpen()).isTrue();
            assertThatThrownBy(home::lock)
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("Another thinkwatt command");
        }
        home.lock().close();
    }

    @Test
    void remembersItsPorts() throws IOException {
        assertThat(home.ports()).isEqualTo(new Ports(0));

        home.remember(new Ports(700));

        assertThat(home.ports().frontDoor()).isEqualTo(8780);
        assertThatThrownBy(() -> new Ports(-1)).hasMessageContaining("--port-offset");
    }
}
