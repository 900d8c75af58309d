/** What was used, and what it costs. */
@NullMarked
package dev.thinkwatt.billing.usage;

import org.jspecify.annotations.NullMarked;
