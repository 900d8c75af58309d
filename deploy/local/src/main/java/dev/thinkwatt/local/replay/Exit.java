package dev.thinkwatt.local.replay;

import dev.thinkwatt.local.client.Api;
import java.util.concurrent.Callable;

/** How a command ends: 0 as hoped, 1 when something failed, 2 when it was asked for badly. */
final class Exit {

    private Exit() {}

    static int of(Callable<Boolean> command) {
        try {
            return command.call() ? 0 : 1;
        } catch (BadInput e) {
            System.err.println(e.getMessage());
            return 2;
        } catch (Api.Refused e) {
            System.err.println();
            System.err.println(e.getMessage());
            return 1;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
