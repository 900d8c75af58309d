@NullMarked
package dev.thinkwatt.billing.retention;

import org.jspecify.annotations.NullMarked;
