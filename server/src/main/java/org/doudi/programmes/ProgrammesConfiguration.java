package org.doudi.programmes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.doudi.crypto.Sm3;
import org.doudi.policy.ItemCatalogue;
import org.doudi.policy.book.BookReader;
import org.doudi.programmes.BookInUse.Edition;
import org.doudi.shell.MenuEntry;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the book once, at the start, and notes its version. */
@Configuration(proxyBeanMethods = false)
class ProgrammesConfiguration {
    private static final String FOLDER = "org/doudi/policy/book/";
    private static final List<String> FILES = List.of("*.dmn", "*.csv", "parameters/*.yaml");
    private static final int DIGITS = 16;

    /** What never changes while the server runs: new items come with a release. */
    @Bean
    ItemCatalogue items(BookInUse book) {
        return book.book().items();
    }

    @Bean
    BookInUse bookInUse(@Qualifier("load") JdbcClient db) {
        var version = new PolicyVersion(digest());
        db.sql("INSERT INTO programmes.policy_version (version) VALUES (:version) ON CONFLICT (version) DO NOTHING")
                .param("version", version.value())
                .update();
        return new BookInUse(new Edition(BookReader.published(), version));
    }

    @Bean
    MenuEntry programmesEntry() {
        return new MenuEntry(40, "programmes.menu", "/programmes", "programme.read");
    }

    private static String digest() {
        var digest = new Sm3();
        var resolver = new PathMatchingResourcePatternResolver();
        try {
            for (var pattern : FILES) {
                var files = List.of(resolver.getResources("classpath*:" + FOLDER + pattern)).stream()
                        .sorted(Comparator.comparing(file -> String.valueOf(file.getFilename())))
                        .toList();
                for (Resource file : files) {
                    digest.update(String.valueOf(file.getFilename()).getBytes(StandardCharsets.UTF_8));
                    digest.update(file.getContentAsByteArray());
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return HexFormat.of().formatHex(digest.finish()).substring(0, DIGITS);
    }
}
