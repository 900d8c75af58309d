/** What accounts mean to spend in a month, and who is told when. */
@NullMarked
package dev.thinkwatt.billing.spending;

import org.jspecify.annotations.NullMarked;
