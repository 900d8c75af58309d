@NullMarked
package dev.thinkwatt.quota.republication;

import org.jspecify.annotations.NullMarked;
