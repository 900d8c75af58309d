/** Copies of compacted topics in the reader's own database and memory. */
@NullMarked
package dev.thinkwatt.support.replica;

import org.jspecify.annotations.NullMarked;
