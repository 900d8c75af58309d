@NullMarked
package dev.thinkwatt.quota.gateway;

import org.jspecify.annotations.NullMarked;
