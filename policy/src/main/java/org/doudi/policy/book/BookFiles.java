package org.doudi.policy.book;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The texts of a book by their path in it, from a folder or from a jar. */
final class BookFiles {
    private BookFiles() {}

    static Map<String, String> in(Path folder) throws IOException {
        var texts = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = folder.relativize(file).toString().replace('\\', '/');
                if (isPart(name)) {
                    texts.put(name, Files.readString(file));
                }
            }
        }
        return texts;
    }

    /** @param file one file at the top of the book */
    static Map<String, String> beside(URL file) throws IOException {
        if (file.openConnection() instanceof JarURLConnection connection) {
            connection.setUseCaches(false);
            return inJar(connection);
        }
        try {
            return in(Path.of(file.toURI()).resolveSibling(""));
        } catch (URISyntaxException notAFile) {
            throw new IOException(notAFile);
        }
    }

    private static Map<String, String> inJar(JarURLConnection connection) throws IOException {
        var entry = connection.getEntryName();
        var prefix = entry.substring(0, entry.lastIndexOf('/') + 1);
        var texts = new TreeMap<String, String>();
        try (var jar = connection.getJarFile()) {
            for (var file : jar.stream().toList()) {
                if (file.getName().startsWith(prefix) && isPart(file.getName())) {
                    try (var content = jar.getInputStream(file)) {
                        texts.put(
                                file.getName().substring(prefix.length()),
                                new String(content.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
        }
        return texts;
    }

    /** Classes of this package lie beside the book. */
    private static boolean isPart(String name) {
        return name.endsWith(".dmn") || name.endsWith(".yaml") || name.endsWith(".csv");
    }
}
