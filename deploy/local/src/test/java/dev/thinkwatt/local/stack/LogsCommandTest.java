package dev.thinkwatt.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LogsCommandTest {

    @TempDir
    Path data;

    @Test
    void refusesFewerThanNoLines() {
        assertThat(told("quota", "-n", "-3")).isEqualTo("--lines is 0 or more, not -3.\n");
    }

    @Test
    void followsNothingBeforeItSaysThatItFollowsOne() {
        assertThat(told("-f")).startsWith("--follow follows the log of one service");
    }

    /** What it says to standard error, that it fails, and that it shows nothing before. */
    private String told(String... arguments) {
        PrintStream before = System.err;
        PrintStream shownBefore = System.out;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        System.setOut(new PrintStream(shown, true, StandardCharsets.UTF_8));
        try {
            CommandLine command = new CommandLine(new LogsCommand());
            String[] all = new String[arguments.length + 2];
            System.arraycopy(arguments, 0, all, 0, arguments.length);
            all[arguments.length] = "--data";
            all[arguments.length + 1] = data.toString();
            assertThat(command.execute(all)).isEqualTo(Exit.FAILED);
        } finally {
            System.setErr(before);
            System.setOut(shownBefore);
        }
        assertThat(shown.toString(StandardCharsets.UTF_8)).isEmpty();
        return told.toString(StandardCharsets.UTF_8);
    }
}
