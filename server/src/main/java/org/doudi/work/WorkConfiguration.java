package org.doudi.work;

import org.doudi.shell.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Menu entries of the work lists. */
@Configuration(proxyBeanMethods = false)
class WorkConfiguration {
    @Bean
    MenuEntry leadsEntry() {
        return new MenuEntry(10, "work.leads.menu", "/leads", "lead.read");
    }

    @Bean
    MenuEntry overviewEntry() {
        return new MenuEntry(20, "work.overview.menu", "/overview", "overview.read");
    }
}
