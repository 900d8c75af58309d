/** Usage events that were sent once, and are sent again where a broker has lost them. */
@NullMarked
package dev.thinkwatt.quota.republication;

import org.jspecify.annotations.NullMarked;
