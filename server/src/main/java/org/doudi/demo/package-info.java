/** Makes the demo city on the first start, delivers its files as departments would, and opens demo accounts. */
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "divisions", "access", "shell", "exchange"})
package org.doudi.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
