@NullMarked
package dev.thinkwatt.quota.console;

import org.jspecify.annotations.NullMarked;
