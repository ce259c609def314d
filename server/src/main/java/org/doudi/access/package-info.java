/** Accounts, posts, roles and named actions; sign-in, sessions, and the scope that a session opens in the database. */
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "divisions", "audit"})
package org.doudi.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
