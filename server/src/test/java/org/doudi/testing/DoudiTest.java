package org.doudi.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.doudi.database.DueTasks;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * A test of the whole server on a migrated database of its own, at a time of its own ({@link TestClock}). Planned work
 * runs when the test says so ({@link DueTasks}); set {@code doudi.scheduler.enabled=true} to let it run by itself.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        properties = {
            "doudi.city=none",
            "doudi.scheduler.enabled=false",
            "doudi.data=target/test-data",
            "doudi.keys=target/test-keys"
        })
public @interface DoudiTest {}
