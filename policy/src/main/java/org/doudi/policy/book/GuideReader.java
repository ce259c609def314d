package org.doudi.policy.book;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doudi.policy.guide.DecidedBy;
import org.doudi.policy.guide.Guide;
import org.doudi.policy.guide.GuideEntry;
import org.doudi.policy.guide.GuideText;
import org.doudi.policy.guide.LifeNeed;
import org.doudi.policy.guide.Section;
import org.doudi.policy.guide.Sentence;
import org.doudi.policy.yaml.YamlNode;

/** Reads the guide: one file a programme, and {@code rights.yaml}. */
final class GuideReader {
    private static final String FOLDER = "guide/";
    private static final String RIGHTS = FOLDER + "rights.yaml";
    private static final Set<String> ENTRIES = Set.of("code", "need", "decided_by", "law", "zh", "en");
    private static final Set<String> TEXT_ENTRIES = Stream.concat(
                    Stream.of("name", "department", "needs"),
                    Stream.of(Section.values()).map(GuideReader::written))
            .collect(Collectors.toSet());

    private GuideReader() {}

    /**
     * The guide among the texts of a book.
     *
     * @param texts by path
     * @throws org.doudi.policy.yaml.InvalidYaml with file and line
     */
    static Guide read(Map<String, String> texts) {
        var entries = new ArrayList<GuideEntry>();
        var rights = new EnumMap<DecidedBy, Guide.Rights>(DecidedBy.class);
        texts.forEach((name, text) -> {
            if (name.equals(RIGHTS)) {
                rights.putAll(rights(YamlNode.read(name, text)));
            } else if (name.startsWith(FOLDER) && name.endsWith(".yaml")) {
                entries.add(entry(YamlNode.read(name, text)));
            }
        });
        return new Guide(List.copyOf(entries), rights);
    }

    private static Map<DecidedBy, Guide.Rights> rights(YamlNode root) {
        var rights = new EnumMap<DecidedBy, Guide.Rights>(DecidedBy.class);
        for (var decider : DecidedBy.values()) {
            var told = root.required(written(decider));
            rights.put(decider, new Guide.Rights(sentences(told.required("zh")), sentences(told.required("en"))));
        }
        return rights;
    }

    private static GuideEntry entry(YamlNode root) {
        root.allowOnly(ENTRIES);
        return new GuideEntry(
                root.required("code").text(),
                constant(root.required("need"), LifeNeed.values()),
                constant(root.required("decided_by"), DecidedBy.values()),
                texts(root.required("law")),
                text(root.required("zh")),
                text(root.required("en")));
    }

    private static GuideText text(YamlNode node) {
        node.allowOnly(TEXT_ENTRIES);
        var sections = new EnumMap<Section, List<Sentence>>(Section.class);
        for (var section : Section.values()) {
            sections.put(section, sentences(node.required(written(section))));
        }
        return new GuideText(
                node.required("name").text(),
                node.required("department").text(),
                sections,
                texts(node.required("needs")));
    }

    private static List<Sentence> sentences(YamlNode list) {
        return filled(list).stream().map(GuideReader::sentence).toList();
    }

    private static Sentence sentence(YamlNode node) {
        try {
            return Sentence.read(node.text());
        } catch (IllegalArgumentException unfit) {
            throw node.error(String.valueOf(unfit.getMessage()));
        }
    }

    private static List<String> texts(YamlNode list) {
        return filled(list).stream().map(YamlNode::text).toList();
    }

    private static List<YamlNode> filled(YamlNode list) {
        if (list.list().isEmpty()) {
            throw list.error("something must be said here");
        }
        return list.list();
    }

    private static <E extends Enum<E>> E constant(YamlNode node, E[] constants) {
        for (var constant : constants) {
            if (written(constant).equals(node.text())) {
                return constant;
            }
        }
        throw node.error("expected is one of "
                + String.join(
                        ", ", Stream.of(constants).map(GuideReader::written).toList()));
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
