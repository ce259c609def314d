package org.doudi.search;

import org.doudi.files.FamilyFinder;
import org.doudi.shell.SearchBox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SearchConfiguration {
    @Bean
    SearchBox searchBox() {
        return new SearchBox("/search", "q", "search.box", SearchPage.ACTION);
    }

    /** The list of families finds in the same ways, but for numbers, which are counted. */
    @Bean
    FamilyFinder familyFinder(Finder finder) {
        return typed -> {
            var found = finder.find(Question.of(typed));
            return found.matches().stream()
                    .filter(match -> match.best().way() != Way.ADDRESS_PARTS)
                    .map(match -> match.best().household())
                    .toList();
        };
    }
}
