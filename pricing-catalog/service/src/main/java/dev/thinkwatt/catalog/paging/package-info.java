/** Lists that are read page by page. */
@NullMarked
package dev.thinkwatt.catalog.paging;

import org.jspecify.annotations.NullMarked;
