/** Lists in pages, by an opaque cursor. */
@NullMarked
package dev.thinkwatt.billing.paging;

import org.jspecify.annotations.NullMarked;
