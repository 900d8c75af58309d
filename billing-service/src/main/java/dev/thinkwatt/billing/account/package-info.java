/** Accounts. */
@NullMarked
package dev.thinkwatt.billing.account;

import org.jspecify.annotations.NullMarked;
