/** The command line {@code ./doudi}: deliveries, worked cases, the audit record, accounts. */
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "access", "audit", "divisions", "shell", "exchange"})
package org.doudi.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
