/** Playing recorded traffic against a running stack, and reporting what became of it. */
@NullMarked
package dev.thinkwatt.local.replay;

import org.jspecify.annotations.NullMarked;
