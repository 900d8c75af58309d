package dev.thinkwatt.local.stack;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code thinkwatt status}. */
@Command(
        name = "status",
        description = "Show what runs where.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:everything is ready", "3:something is not"})
public final class StatusCommand implements Callable<Integer> {

    @Mixin
    private StackOptions options = new StackOptions();

    @Override
    public Integer call() {
        return Exit.of(() -> {
            Home home = options.home();
            StatusTable table = StatusTable.of(home, home.ports());
            System.out.print(table.render());
            if (!table.allReady()) {
                System.out.println("Start what is missing with ./thinkwatt up.");
            }
            return table.allReady() ? Exit.OK : Exit.NOT_RUNNING;
        });
    }
}
