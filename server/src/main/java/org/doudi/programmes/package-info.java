/** The book of policies in use: programmes, dated parameters with their sources, items and articles. */
@NullMarked
@ApplicationModule(allowedDependencies = {"crypto", "database", "divisions", "audit", "access", "shell", "search"})
package org.doudi.programmes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
