package org.doudi.policy.book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.doudi.policy.Article;
import org.doudi.policy.Book;
import org.doudi.policy.Item;
import org.doudi.policy.ItemCatalogue;
import org.doudi.policy.Parameter;
import org.doudi.policy.Parameters;
import org.doudi.policy.Policy;
import org.doudi.policy.PolicyBook;
import org.doudi.policy.Programme;
import org.doudi.policy.dmn.ModelFiles;

/**
 * Reads a book from a folder: {@code *.dmn}, {@code parameters/*.yaml}, {@code guide/*.yaml}, and as CSV items, enums,
 * articles and programmes.
 */
public final class BookReader {
    private final Map<String, String> texts;

    private BookReader(Map<String, String> texts) {
        this.texts = texts;
    }

    /**
     * The book that is part of the product.
     *
     * @throws org.doudi.policy.dmn.InvalidPolicy if a policy is not fit to be published
     * @throws org.doudi.policy.yaml.InvalidYaml if a parameter is not well stated
     */
    public static Book published() {
        return release().book();
    }

    /** The book that is part of the product, with the texts it is made of. */
    public static Release release() {
        var location = BookReader.class.getResource("items.csv");
        if (location == null) {
            throw new IllegalStateException("the book of policies is not on the class path");
        }
        try {
            var texts = BookFiles.beside(location);
            return new Release(texts, new BookReader(texts).book());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the book of policies cannot be read", unreadable);
        }
    }

    /** The book in a folder. */
    public static Book read(Path folder) throws IOException {
        return new BookReader(BookFiles.in(folder)).book();
    }

    private Book book() {
        var policies = new ArrayList<Policy>();
        var parameters = new ArrayList<Parameter>();
        var models = new LinkedHashMap<>(texts);
        models.keySet().removeIf(name -> !name.endsWith(".dmn"));
        var files = new ModelFiles(models);
        texts.forEach((name, text) -> {
            if (name.endsWith(".dmn")) {
                var policy = files.policy(name);
                if (files.isProgramme(name)) {
                    policies.add(policy);
                }
            } else if (name.startsWith("parameters/") && name.endsWith(".yaml")) {
                parameters.add(ParameterReader.read(name, text));
            }
        });
        var book = new Book(
                new PolicyBook(policies),
                new Parameters(parameters),
                items(),
                articles(),
                programmes(),
                GuideReader.read(texts));
        new BookCheck(book).check();
        return book;
    }

    private List<Map<String, String>> table(String name) {
        return Csv.rows(name, texts.getOrDefault(name, ""));
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private ItemCatalogue items() {
        var enums = new LinkedHashMap<String, List<String>>();
        table("enums.csv")
                .forEach(row -> enums.computeIfAbsent(cell(row, "item"), _ -> new ArrayList<>())
                        .add(cell(row, "value")));
        var items = new ArrayList<Item>();
        for (var row : table("items.csv")) {
            items.add(new Item(
                    cell(row, "name"),
                    cell(row, "zh"),
                    cell(row, "level").equals("household") ? Item.Level.HOUSEHOLD : Item.Level.MEMBER,
                    cell(row, "type"),
                    cell(row, "unit"),
                    cell(row, "source"),
                    Item.Sensitivity.valueOf(cell(row, "sensitivity")),
                    cell(row, "by_verification").equals("true"),
                    items.size(),
                    List.copyOf(enums.getOrDefault(cell(row, "name"), List.of()))));
        }
        return new ItemCatalogue(items);
    }

    private Map<String, Programme> programmes() {
        var programmes = new LinkedHashMap<String, Programme>();
        for (var row : table("programmes.csv")) {
            programmes.put(
                    cell(row, "code"),
                    new Programme(
                            cell(row, "code"),
                            cell(row, "title"),
                            cell(row, "title_en"),
                            cell(row, "department"),
                            cell(row, "per_person").equals("true"),
                            cell(row, "pays"),
                            cell(row, "deadline"),
                            cell(row, "deadline_en"),
                            cell(row, "legal_basis"),
                            cell(row, "mark")));
        }
        return programmes;
    }

    private Map<String, Article> articles() {
        var articles = new LinkedHashMap<String, Article>();
        for (var row : table("articles.csv")) {
            articles.put(
                    cell(row, "id"),
                    new Article(
                            cell(row, "id"),
                            cell(row, "instrument_zh"),
                            cell(row, "article_zh"),
                            cell(row, "in_force_from"),
                            cell(row, "in_force_to"),
                            cell(row, "gist_zh"),
                            cell(row, "gist_en"),
                            Parameter.Mark.valueOf(cell(row, "mark").toUpperCase(Locale.ROOT))));
        }
        return articles;
    }
}
