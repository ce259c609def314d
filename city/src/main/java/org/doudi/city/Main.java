package org.doudi.city;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The command line: {@code --size small --files real --seed 7 --as-of 2026-11-24 --out DIR}. */
public final class Main {
    private static final String USAGE =
            "usage: --out DIR [--size tiny|small|full] [--files first-seven|all|real] [--seed NUMBER] [--as-of YYYY-MM-DD]";
    private static final Set<String> OPTIONS = Set.of("--out", "--size", "--files", "--seed", "--as-of");

    private Main() {}

    /** Makes a city; exit status 2 for wrong options, 1 if the folder cannot be written. */
    public static void main(String[] arguments) {
        try {
            var options = options(arguments);
            var first = new CityPlan(
                    CitySize.named(options.getOrDefault("--size", "small")),
                    Long.parseLong(options.getOrDefault("--seed", "7")),
                    LocalDate.parse(options.getOrDefault("--as-of", CityPlan.DEFAULT_AS_OF.toString())));
            var plan = withFiles(first, options.getOrDefault("--files", "first-seven"));
            var summary = City.generate(plan, Path.of(options.getOrDefault("--out", "")), Main::show);
            System.out.println();
            summary.rows().forEach((dataset, rows) -> System.out.println(dataset + " " + rows));
            System.out.println("persons " + summary.persons() + ", families " + summary.families());
        } catch (IllegalArgumentException | DateTimeParseException wrong) {
            System.err.println(wrong.getMessage() + "\n" + USAGE);
            System.exit(2);
        } catch (IOException unwritable) {
            System.err.println("cannot write the city: " + unwritable.getMessage());
            System.exit(1);
        }
    }

    /** The first seven datasets clean, all clean, or all as departments really send them. */
    private static CityPlan withFiles(CityPlan plan, String files) {
        return switch (files) {
            case "first-seven" -> plan;
            case "all" -> plan.withAllDatasets();
            case "real" -> plan.asReallySent();
            default -> throw new IllegalArgumentException("files must be first-seven, all or real");
        };
    }

    private static Map<String, String> options(String[] arguments) {
        var options = new HashMap<String, String>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!OPTIONS.contains(arguments[i]) || i + 1 == arguments.length) {
                throw new IllegalArgumentException("unknown or incomplete option " + arguments[i]);
            }
            options.put(arguments[i], arguments[i + 1]);
        }
        if (!options.containsKey("--out")) {
            throw new IllegalArgumentException("--out is missing");
        }
        return options;
    }

    private static void show(String text, long done, long total) {
        System.out.print("\r" + text + " " + done + "/" + total + "          ");
    }
}
