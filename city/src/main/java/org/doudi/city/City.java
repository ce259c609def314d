package org.doudi.city;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * Makes a demo city: departments' deliveries and, apart from them, the truth. The same plan gives the same bytes, whatever
 * the number of threads.
 */
public final class City {
    private static final int MAKING_PER_MILLE = 650;

    private City() {}

    /**
     * Writes {@code deliveries/}, {@code deliveries.csv} and {@code truth/} into the folder, over files of those names.
     * Needs about twice the room of the result while it works.
     *
     * @return the files in order of delivery, and counts
     * @throws IOException if a file cannot be written, or the thread is interrupted
     */
    public static CitySummary generate(CityPlan plan, Path folder, Progress progress) throws IOException {
        return generate(plan, folder, progress, Runtime.getRuntime().availableProcessors());
    }

    static CitySummary generate(CityPlan plan, Path folder, Progress progress, int threads) throws IOException {
        var parts = folder.resolve(".parts");
        remove(parts);
        var meter = new Meter(progress);
        int lanes = plan.size().lanes();
        try (var crew = new Crew(Math.max(1, threads))) {
            var made = crew.all(IntStream.range(0, lanes)
                    .mapToObj(index -> new LaneMaker(
                            plan,
                            new Lane(index, lanes),
                            parts,
                            meter.part("making people", (double) MAKING_PER_MILLE / lanes)))
                    .<Callable<LaneMaker.Made>>map(maker -> maker::make)
                    .toList());
            var post = post(plan, folder, made);
            var deliveries = new Assembly(post, parts, meter, Meter.TOTAL - MAKING_PER_MILLE).write(crew);
            meter.finish();
            return summary(deliveries, made);
        } finally {
            remove(parts);
        }
    }

    private static Post post(CityPlan plan, Path folder, List<LaneMaker.Made> made) {
        var families = new HashMap<String, String>();
        made.forEach(lane -> families.putAll(lane.families()));
        var namesakes =
                new Namesakes(made.stream().map(lane -> lane.truth().names()).toList());
        return new Post(plan, folder, made, namesakes, families);
    }

    private static CitySummary summary(List<Delivery> deliveries, List<LaneMaker.Made> made) {
        var states = new TreeMap<String, Integer>();
        made.forEach(lane -> lane.truth().states().forEach((state, count) -> states.merge(state, count, Integer::sum)));
        long persons = made.stream().mapToLong(lane -> lane.truth().persons()).sum();
        return new CitySummary(deliveries, persons, states);
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
