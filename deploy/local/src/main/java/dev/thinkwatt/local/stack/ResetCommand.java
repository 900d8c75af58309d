package dev.thinkwatt.local.stack;

import dev.thinkwatt.local.infrastructure.Folders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code thinkwatt reset}. */
@Command(name = "reset", description = "Stop everything and delete its data: accounts, usage, invoices, all of it.")
public final class ResetCommand implements Callable<Integer> {

    @Mixin
    private StackOptions options = new StackOptions();

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    public Integer call() {
        return Exit.of(() -> {
            Home home = options.home();
            if (!Files.exists(home.data())) {
                System.out.println("There is no data in " + home.data() + ".");
                return Exit.OK;
            }
            if (!Files.exists(home.data().resolve("run"))) {
                throw new Refusal(home.data() + " is not the data of a stack; nothing was deleted.");
            }
            if (!yes && !confirmed(home)) {
                System.out.println("Nothing was deleted.");
                return Exit.FAILED;
            }
            try (FileChannel lock = home.lock()) {
                new Stack(home, home.ports(), System.out).stop();
                Folders.delete(home.data());
                System.out.println("Deleted " + home.data() + ".");
                return lock.isOpen() ? Exit.OK : Exit.FAILED;
            }
        });
    }

    private static boolean confirmed(Home home) throws IOException {
        System.out.print("This deletes everything in " + home.data() + ". Type reset to go on: ");
        System.out.flush();
        StringBuilder typed = new StringBuilder();
        for (int c = System.in.read(); c != -1 && c != '\n'; c = System.in.read()) {
            typed.append((char) c);
        }
        return typed.toString().strip().equals("reset");
    }
}
