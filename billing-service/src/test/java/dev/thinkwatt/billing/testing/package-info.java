/** What tests of billing-service share. */
@NullMarked
package dev.thinkwatt.billing.testing;

import org.jspecify.annotations.NullMarked;
