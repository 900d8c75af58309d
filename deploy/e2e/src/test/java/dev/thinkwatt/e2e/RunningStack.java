package dev.thinkwatt.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.e2e.Launcher.Ended;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Brings the stack up before a class where it is not, and stops it once, after the last class that asked for it. */
public final class RunningStack implements BeforeAllCallback {

    private static final Launcher LAUNCHER = Launcher.ofTests();

    /** Its end is the end of the tests. */
    private record Leftover() implements AutoCloseable {

        @Override
        public void close() throws Exception {
            LAUNCHER.run("down");
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        context.getRoot()
                .getStore(Namespace.create(RunningStack.class))
                .getOrComputeIfAbsent(Leftover.class, type -> new Leftover(), Leftover.class);
        Ended up = LAUNCHER.up();
        assertThat(up.exitCode()).as(up.output()).isZero();
    }
}
