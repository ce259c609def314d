package org.doudi.files;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doudi.access.Sensitivity;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The items of the household file: what they are called, where they stand in the file, and how they are written. */
@Component
class FileItems {
    private static final String BOOK = "org/doudi/policy/book/";

    private final Map<String, Item> byName = new LinkedHashMap<>();
    private final Map<String, String> englishValues = new HashMap<>();
    private final Set<String> categories = new LinkedHashSet<>();

    /**
     * An item.
     *
     * @param name as in facts and policies
     * @param label in Chinese
     * @param category of the household file it stands in
     * @param isOfMember whether each member has one
     * @param type as in the catalogue: money, int, bool, enum, date …
     * @param unit in Chinese, empty if none
     * @param byVerification whether verification of income and assets supplies it
     */
    record Item(
            String name,
            String label,
            String category,
            boolean isOfMember,
            String type,
            String unit,
            Sensitivity sensitivity,
            boolean byVerification) {}

    FileItems() {
        Map<String, NamedCsvRecord> catalogue = new HashMap<>();
        rows(BOOK + "items.csv").forEach(row -> catalogue.put(row.getField("name"), row));
        for (var place : rows("files/categories.csv")) {
            var name = place.getField("item");
            var row = catalogue.get(name);
            if (row == null) {
                throw new IllegalStateException("no item " + name + " in the catalogue");
            }
            categories.add(place.getField("category"));
            byName.put(name, item(place.getField("category"), row));
        }
        rows(BOOK + "enums.csv")
                .forEach(row -> englishValues.putIfAbsent(
                        row.getField("item") + "=" + row.getField("value"), row.getField("en")));
    }

    private static Item item(String category, NamedCsvRecord row) {
        return new Item(
                row.getField("name"),
                row.getField("zh"),
                category,
                row.getField("level").equals("member"),
                row.getField("type"),
                row.getField("unit"),
                Sensitivity.valueOf(row.getField("sensitivity")),
                Boolean.parseBoolean(row.getField("by_verification")));
    }

    /**
     * The item of that name.
     *
     * @throws IllegalArgumentException if the catalogue has none
     */
    Item item(String name) {
        var item = byName.get(name);
        if (item == null) {
            throw new IllegalArgumentException("no item " + name);
        }
        return item;
    }

    /** Items of a category in the order of the file. */
    List<Item> of(String category) {
        return byName.values().stream()
                .filter(item -> item.category.equals(category))
                .toList();
    }

    /** The categories in the order of the file. */
    List<String> categories() {
        return List.copyOf(categories);
    }

    /** What a value of an enumeration is called in English; the value itself where the book has no word for it. */
    String englishValue(String item, String value) {
        return englishValues.getOrDefault(item + "=" + value, value);
    }

    private static List<NamedCsvRecord> rows(String resource) {
        try (var reader = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(
                        new ClassPathResource(resource).getInputStream(), StandardCharsets.UTF_8))) {
            return reader.stream().toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
