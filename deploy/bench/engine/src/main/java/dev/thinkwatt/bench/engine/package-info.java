/** How long the pure engine takes, without a database or a network. */
@NullMarked
package dev.thinkwatt.bench.engine;

import org.jspecify.annotations.NullMarked;
