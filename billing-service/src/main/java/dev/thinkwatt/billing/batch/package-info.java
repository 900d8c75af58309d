/** Many rows with one statement. */
@NullMarked
package dev.thinkwatt.billing.batch;

import org.jspecify.annotations.NullMarked;
