/** Lists in pages, by an opaque cursor. */
@NullMarked
package dev.thinkwatt.support.paging;

import org.jspecify.annotations.NullMarked;
