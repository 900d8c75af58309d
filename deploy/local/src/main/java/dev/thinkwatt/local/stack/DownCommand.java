package dev.thinkwatt.local.stack;

import java.nio.channels.FileChannel;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code thinkwatt down}. */
@Command(name = "down", description = "Stop everything. Data stays, for the next up.")
public final class DownCommand implements Callable<Integer> {

    @Mixin
    private StackOptions options = new StackOptions();

    @Override
    public Integer call() {
        return Exit.of(() -> {
            Home home = options.home();
            try (FileChannel lock = home.lock()) {
                Stack stack = new Stack(home, home.ports(), System.out);
                if (!stack.runsAnything()) {
                    System.out.println("Nothing is running.");
                }
                stack.stop();
                return lock.isOpen() ? Exit.OK : Exit.FAILED;
            }
        });
    }
}
