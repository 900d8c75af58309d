/** The processes that are measured: started, fed, watched and ended. */
@NullMarked
package dev.thinkwatt.bench.machine;

import org.jspecify.annotations.NullMarked;
