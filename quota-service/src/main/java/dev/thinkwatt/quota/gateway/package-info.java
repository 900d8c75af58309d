/** The protocols that proxies speak: a decision asked and answered in headers, and given up when the model failed. */
@NullMarked
package dev.thinkwatt.quota.gateway;

import org.jspecify.annotations.NullMarked;
