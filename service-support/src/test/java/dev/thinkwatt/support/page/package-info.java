@NullMarked
package dev.thinkwatt.support.page;

import org.jspecify.annotations.NullMarked;
