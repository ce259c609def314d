package org.doudi.programmes;

import org.doudi.shell.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the guide into the menu of everybody who is signed in. */
@Configuration(proxyBeanMethods = false)
class GuideConfiguration {
    @Bean
    MenuEntry guideEntry() {
        return new MenuEntry(45, "guide.menu", "/guide", "guide.read");
    }
}
