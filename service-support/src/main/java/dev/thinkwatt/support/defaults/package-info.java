/** What every service starts with: the clock and the line that says where it listens. */
@NullMarked
package dev.thinkwatt.support.defaults;

import org.jspecify.annotations.NullMarked;
