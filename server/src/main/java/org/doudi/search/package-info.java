/** Finds families by a member's name, pinyin, initials or the tail of a number, and by address, however it is typed. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"crypto", "database", "divisions", "audit", "access", "shell", "registry", "files"})
package org.doudi.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
