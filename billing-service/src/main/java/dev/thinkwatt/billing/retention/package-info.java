/** How long usage is kept: in partitions of a month, made ahead and dropped whole. */
@NullMarked
package dev.thinkwatt.billing.retention;

import org.jspecify.annotations.NullMarked;
