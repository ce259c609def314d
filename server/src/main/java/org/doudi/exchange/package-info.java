/** Departments' deliveries: the catalogue of datasets, receiving, checking, linking and storing of their rows. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"crypto", "database", "divisions", "audit", "access", "shell", "sheets", "registry"})
package org.doudi.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
