/** The pages as people meet them: a real browser on the real stack. */
@NullMarked
package dev.thinkwatt.e2e.console;

import org.jspecify.annotations.NullMarked;
