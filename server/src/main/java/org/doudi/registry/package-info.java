/** Persons, their encrypted identifiers, households and who lives in which. */
@NullMarked
@ApplicationModule(allowedDependencies = {"crypto", "database", "divisions", "audit", "access", "shell"})
package org.doudi.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
