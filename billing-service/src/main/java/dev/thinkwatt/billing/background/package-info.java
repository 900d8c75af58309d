/** Work that goes on without anybody asking. */
@NullMarked
package dev.thinkwatt.billing.background;

import org.jspecify.annotations.NullMarked;
