/** What was agreed with one account beside its plan: discounts and a minimum. */
@NullMarked
package dev.thinkwatt.billing.agreement;

import org.jspecify.annotations.NullMarked;
