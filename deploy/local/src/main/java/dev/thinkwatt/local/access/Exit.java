package dev.thinkwatt.local.access;

import dev.thinkwatt.local.client.Api;

/** How a command ends: 0 as hoped, 1 when it was refused, which it says in a sentence. */
final class Exit {

    private Exit() {}

    static int of(Runnable command) {
        try {
            command.run();
            return 0;
        } catch (Api.Refused e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }
}
