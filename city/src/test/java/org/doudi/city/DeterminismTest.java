package org.doudi.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeterminismTest {
    @TempDir
    Path folder;

    @Test
    void the_same_seed_gives_the_same_bytes_and_another_seed_another_city() throws Exception {
        assertThat(hash("one", 7)).isEqualTo(hash("two", 7)).isNotEqualTo(hash("three", 8));
    }

    @Test
    void the_number_of_threads_changes_nothing() throws Exception {
        var plan = new CityPlan(CitySize.TINY.inLanes(5), 7, CityPlan.DEFAULT_AS_OF).asReallySent();
        City.generate(plan, folder.resolve("one"), Progress.SILENT, 1);
        City.generate(plan, folder.resolve("three"), Progress.SILENT, 3);

        assertThat(hash(folder.resolve("one"))).isEqualTo(hash(folder.resolve("three")));
    }

    @Test
    void progress_never_goes_back_and_ends_with_everything_done() throws Exception {
        var told = new ArrayList<Long>();
        var totals = new HashSet<Long>();
        City.generate(
                new CityPlan(CitySize.TINY.inLanes(3), 7, CityPlan.DEFAULT_AS_OF), folder, (text, done, total) -> {
                    assertThat(text).isNotBlank();
                    told.add(done);
                    totals.add(total);
                });

        assertThat(told).hasSizeGreaterThan(30).isSorted().doesNotHaveDuplicates();
        assertThat(totals).containsExactly(told.getLast());
    }

    @Test
    void chance_is_the_same_on_every_machine() {
        var dice = new Dice(7, "family", 3);

        assertThat(IntStream.range(0, 8).map(_ -> dice.below(1_000)))
                .containsExactly(736, 471, 56, 548, 170, 116, 534, 935);
    }

    private String hash(String name, long seed) throws IOException, NoSuchAlgorithmException {
        var city = folder.resolve(name);
        City.generate(new CityPlan(CitySize.TINY, seed, CityPlan.DEFAULT_AS_OF), city, Progress.SILENT);
        return hash(city);
    }

    private static String hash(Path city) throws IOException, NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        try (var files = Files.walk(city)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
