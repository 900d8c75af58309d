/** Work that goes on without anybody asking. */
@NullMarked
package dev.thinkwatt.support.background;

import org.jspecify.annotations.NullMarked;
