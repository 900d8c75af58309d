/** Asks servers over HTTP, as cheaply as it can, and counts what comes back. */
@NullMarked
package dev.thinkwatt.bench.load;

import org.jspecify.annotations.NullMarked;
