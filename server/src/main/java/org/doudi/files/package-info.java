/** The household file: facts with their provenance, derived from deliveries, and the pages that show them. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"database", "divisions", "audit", "access", "shell", "sheets", "registry", "exchange"})
package org.doudi.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
