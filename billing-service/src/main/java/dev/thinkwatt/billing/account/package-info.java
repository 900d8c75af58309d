/** Who pays and who uses: accounts and their seats, which billing owns and publishes. */
@NullMarked
package dev.thinkwatt.billing.account;

import org.jspecify.annotations.NullMarked;
