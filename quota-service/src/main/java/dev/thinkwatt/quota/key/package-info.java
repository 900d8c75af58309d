/** API keys of all three services: made, rotated and revoked here, and published for every service to check. */
@NullMarked
package dev.thinkwatt.quota.key;

import org.jspecify.annotations.NullMarked;
