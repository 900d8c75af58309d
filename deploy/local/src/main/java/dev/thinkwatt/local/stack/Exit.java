package dev.thinkwatt.local.stack;

import dev.thinkwatt.local.client.Api;
import java.io.IOException;
import java.util.concurrent.Callable;

/** How a command of the stack ends: what is in the way is told in a sentence, not in a stack trace. */
final class Exit {

    static final int OK = 0;
    static final int FAILED = 1;
    static final int NOT_RUNNING = 3;

    private Exit() {}

    static int of(Callable<Integer> command) {
        try {
            return command.call();
        } catch (Refusal | Api.Refused e) {
            System.err.println(e.getMessage());
            return FAILED;
        } catch (IOException e) {
            System.err.println("It failed: " + e.getMessage());
            return FAILED;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
