/**
 * The database: starts or reaches PostgreSQL, signs in once per database role, migrates, and plans background work.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.doudi.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
