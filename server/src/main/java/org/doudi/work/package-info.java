/** Leads: who must look at which family by when, the lists of each area, and what came of it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "divisions", "audit", "access", "shell", "registry"})
package org.doudi.work;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
