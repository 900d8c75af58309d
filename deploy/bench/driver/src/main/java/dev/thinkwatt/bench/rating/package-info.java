/** {@code thinkwatt bench rating}: what it takes to price usage events and to book them. */
@NullMarked
package dev.thinkwatt.bench.rating;

import org.jspecify.annotations.NullMarked;
