package org.doudi;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModuleBoundariesTest {
    @Test
    void modules_depend_only_on_what_they_declare() {
        var otherParts = resideInAnyPackage("org.doudi.kernel..", "org.doudi.policy..", "org.doudi.city..");

        ApplicationModules.of(DoudiApplication.class, otherParts).verify();
    }
}
