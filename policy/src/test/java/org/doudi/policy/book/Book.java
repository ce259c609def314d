package org.doudi.policy.book;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The files of the book, as they lie on the class path. */
final class Book {
    private Book() {}

    static Path folder() {
        try {
            var items = Objects.requireNonNull(Book.class.getResource("items.csv"));
            return Objects.requireNonNull(Path.of(items.toURI()).getParent());
        } catch (URISyntaxException wrongAddress) {
            throw new IllegalStateException(wrongAddress);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<Path> parameterFiles() {
        return files("parameters", ".yaml");
    }

    static List<Path> policyFiles() {
        return files("", ".dmn");
    }

    static List<Path> caseFiles() {
        return files("cases", ".yaml");
    }

    private static List<Path> files(String folder, String ending) {
        try (var files = Files.list(folder().resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The first column of a CSV file of the book, without its header. */
    static Set<String> firstColumn(String name) {
        return read(folder().resolve(name))
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .collect(Collectors.toSet());
    }

    /** The divisions of the city, twelve digits each. */
    static Set<String> divisions() {
        try (var stream = Objects.requireNonNull(Book.class.getResourceAsStream("divisions.txt"))) {
            return new String(stream.readAllBytes(), UTF_8).lines().collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
