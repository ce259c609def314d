package org.doudi.search;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** How names are spelt in pinyin; a character with several readings gives several spellings. */
public final class Pinyin {
    /** Spellings of one name; beyond, the rarer readings of its later characters are left out. */
    private static final int MOST = 12;

    /** Characters of names outside the first plane, where the library's table ends. */
    private static final Map<Integer, List<String>> FURTHER = Map.of(
            0x2CB4E, List.of("hong"),
            0x2CE1A, List.of("yue"),
            0x2CB2D, List.of("lun"),
            0x2CB5A, List.of("chun"),
            0x2B5AF, List.of("fu"));

    private static final Map<Integer, List<String>> KNOWN = new ConcurrentHashMap<>();

    private Pinyin() {}

    /** The spellings without tones, as {@link Fold#pinyin} writes them; none if a character has none. */
    public static List<String> spellings(String folded) {
        return spelt(folded, UnaryOperator.identity());
    }

    /** The first letters of the spellings. */
    public static List<String> initials(String folded) {
        return spelt(folded, reading -> reading.substring(0, 1));
    }

    private static List<String> spelt(String folded, UnaryOperator<String> shortened) {
        List<String> spellings = List.of("");
        for (int character : folded.codePoints().toArray()) {
            var readings = KNOWN.computeIfAbsent(character, Pinyin::readings).stream()
                    .map(shortened)
                    .distinct()
                    .toList();
            int room = Math.max(1, MOST / Math.max(1, spellings.size()));
            var longer = new ArrayList<String>();
            for (var reading : readings.subList(0, Math.min(room, readings.size()))) {
                spellings.forEach(begun -> longer.add(begun + reading));
            }
            spellings = longer;
        }
        return spellings;
    }

    private static List<String> readings(int character) {
        if (!Character.isIdeographic(character)) {
            return List.of(Character.toString(character));
        }
        if (!Character.isBmpCodePoint(character)) {
            return FURTHER.getOrDefault(character, List.of());
        }
        return PinyinHelper.toPinyinList((char) character, PinyinStyleEnum.INPUT).stream()
                .map(Fold::pinyin)
                .filter(reading -> reading.matches("[a-z]+"))
                .distinct()
                .toList();
    }
}
