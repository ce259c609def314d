package org.doudi;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModuleBoundariesTest {
    @Test
    void modules_depend_only_on_what_they_declare() {
        ApplicationModules.of(DoudiApplication.class).verify();
    }
}
