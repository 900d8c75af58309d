/** The pages of finance that say more than one feature knows. */
@NullMarked
package dev.thinkwatt.billing.console;

import org.jspecify.annotations.NullMarked;
