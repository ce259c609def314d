package org.doudi.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PersonIndexProperties {
    /** A person by the start of the blind index; few different starts, so that slots are contested. */
    record Entry(long high, long low, UUID person, long name, boolean authorised) {
        byte[] key() {
            return ByteBuffer.allocate(32).putLong(high).putLong(low).array();
        }

        String start() {
            return high + " " + low;
        }
    }

    @Property(tries = 200)
    void finds_what_a_map_finds(@ForAll("entries") List<Entry> entries, @ForAll("entries") List<Entry> others) {
        var index = new PersonIndex(0);
        Map<String, Entry> map = new LinkedHashMap<>();
        for (var entry : entries) {
            if (map.putIfAbsent(entry.start(), entry) == null) {
                assertThat(index.put(entry.key(), entry.person, entry.name, 0, entry.authorised))
                        .isEqualTo(map.size() - 1);
            }
        }

        assertThat(index.size()).isEqualTo(map.size());
        for (var entry : map.values()) {
            int ordinal = index.ordinal(entry.key());
            assertThat(index.find(entry.key())).contains(entry.person);
            assertThat(index.person(ordinal)).isEqualTo(entry.person);
            assertThat(index.isNamed(ordinal, entry.name)).isTrue();
            assertThat(index.isNamed(ordinal, ~entry.name)).isFalse();
            assertThat(index.isAuthorised(ordinal)).isEqualTo(entry.authorised);
        }
        for (var other : others) {
            assertThat(index.find(other.key()).isPresent()).isEqualTo(map.containsKey(other.start()));
        }
    }

    @Property(tries = 5)
    void keeps_everybody_while_it_grows(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        var index = new PersonIndex(0);
        List<byte[]> keys = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            var key = new byte[32];
            random.nextBytes(key);
            keys.add(key);
            index.put(key, new UUID(i, -i), i, 0, i % 3 == 0);
        }

        assertThat(index.size()).isEqualTo(5_000);
        for (int i = 0; i < keys.size(); i++) {
            assertThat(index.ordinal(keys.get(i))).isEqualTo(i);
            assertThat(index.find(keys.get(i))).contains(new UUID(i, -i));
            assertThat(index.isAuthorised(i)).isEqualTo(i % 3 == 0);
        }
    }

    @Provide
    Arbitrary<List<Entry>> entries() {
        var starts = Arbitraries.longs().between(0, 3).map(start -> start * 1024);
        var entry = Combinators.combine(
                        starts, Arbitraries.longs().between(0, 9), Arbitraries.longs(), Arbitraries.of(true, false))
                .as((high, low, id, authorised) -> new Entry(high, low, new UUID(id, id), id, authorised));
        return entry.list().ofMaxSize(60);
    }
}
