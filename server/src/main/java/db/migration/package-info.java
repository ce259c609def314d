/** Migrations that Flyway finds by their package; what they do is the modules' own. */
@NullMarked
package db.migration;

import org.jspecify.annotations.NullMarked;
