/** What a new stack starts with: electricity prices and some accounts. */
@NullMarked
package dev.thinkwatt.local.seed;

import org.jspecify.annotations.NullMarked;
