/** Whether the books agree with the raw events. */
@NullMarked
package dev.thinkwatt.billing.audit;

import org.jspecify.annotations.NullMarked;
