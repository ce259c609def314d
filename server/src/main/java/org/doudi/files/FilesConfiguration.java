package org.doudi.files;

import org.doudi.shell.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FilesConfiguration {
    @Bean
    MenuEntry householdsMenu() {
        return new MenuEntry(30, "files.menu", "/households", HouseholdsPage.ACTION);
    }
}
