/** The sealed record of every look and every change. Ids only, never content. */
@NullMarked
@ApplicationModule(allowedDependencies = {"crypto", "database"})
package org.doudi.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
