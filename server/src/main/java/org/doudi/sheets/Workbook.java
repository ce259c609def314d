package org.doudi.sheets;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;
import org.jspecify.annotations.Nullable;

/** A workbook of Office Open XML (ISO/IEC 29500): its sheets, and what their cells refer to. */
final class Workbook {
    private static final XMLInputFactory XML = factory();
    private static final String BOOK = "xl/workbook.xml";

    private final Parts parts;
    private final long bytes;
    private final Map<String, String> partOfSheet = new HashMap<>();
    private final List<String> sheets = new ArrayList<>();
    private boolean from1904;
    private @Nullable SharedStrings strings;
    private @Nullable DateStyles styles;

    /** @throws Unreadable if it is no workbook, or one that does harm */
    Workbook(byte[] content) {
        bytes = content.length;
        parts = new Parts(content);
        if (!parts.has(BOOK)) {
            throw new Unreadable(Unreadable.Kind.NO_WORKBOOK);
        }
        if (parts.hasBeginning("xl/vbaproject") || parts.hasBeginning("xl/macrosheets")) {
            throw new Unreadable(Unreadable.Kind.MACROS);
        }
        if (parts.hasBeginning("xl/externallinks")) {
            throw new Unreadable(Unreadable.Kind.LINKS);
        }
        readBook();
    }

    /** Names of the sheets that are not hidden, in order. */
    List<String> sheets() {
        return List.copyOf(sheets);
    }

    /** Rows of a sheet. */
    TableRows rows(String sheet) {
        var part = partOfSheet.get(sheet);
        if (part == null || !parts.has(part)) {
            throw Parts.damaged();
        }
        var unpacking = parts.open(part).orElseThrow();
        double share = (double) bytes / Math.max(1, parts.packed(part));
        return new SheetRows(
                reader(unpacking),
                strings(),
                styles(),
                from1904,
                () -> Math.min(bytes, Math.round(unpacking.packedRead() * share)));
    }

    /** What walks through a part's XML. */
    interface Walk {
        void start(XMLStreamReader xml) throws XMLStreamException;
    }

    /** Walks through a part, if the workbook has it. */
    private void walk(String part, Walk walk) {
        var content = parts.open(part);
        if (content.isEmpty()) {
            return;
        }
        var xml = reader(content.get());
        try {
            while (xml.hasNext()) {
                if (next(xml) == XMLStreamConstants.START_ELEMENT) {
                    walk.start(xml);
                }
            }
            xml.close();
        } catch (XMLStreamException wrong) {
            throw refusal(wrong);
        }
    }

    /** The next event; definitions of XML, which a workbook has no use for, end the reading. */
    static int next(XMLStreamReader xml) {
        try {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new Unreadable(Unreadable.Kind.DEFINITIONS);
            }
            return event;
        } catch (XMLStreamException wrong) {
            throw refusal(wrong);
        }
    }

    /** The parser wraps what the guards say. */
    static Unreadable refusal(XMLStreamException wrong) {
        for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
            if (cause instanceof Unreadable known) {
                return known;
            }
        }
        return Parts.damaged();
    }

    private void readBook() {
        var targets = new HashMap<String, String>();
        walk("xl/_rels/workbook.xml.rels", xml -> {
            if (xml.getLocalName().equals("Relationship")) {
                var target = Objects.requireNonNullElse(attribute(xml, "Target"), "");
                targets.put(
                        Objects.requireNonNullElse(attribute(xml, "Id"), ""),
                        target.startsWith("/") ? target.substring(1) : "xl/" + target);
            }
        });
        walk(BOOK, xml -> {
            switch (xml.getLocalName()) {
                case "workbookPr" -> from1904 = isTrue(attribute(xml, "date1904"));
                case "sheet" -> {
                    var name = Objects.requireNonNullElse(attribute(xml, "name"), "");
                    var state = Objects.requireNonNullElse(attribute(xml, "state"), "visible");
                    var part = targets.get(Objects.requireNonNullElse(attribute(xml, "id"), ""));
                    if (part != null && state.equals("visible") && partOfSheet.putIfAbsent(name, part) == null) {
                        sheets.add(name);
                    }
                }
                default -> {}
            }
        });
        if (sheets.isEmpty()) {
            throw Parts.damaged();
        }
    }

    private SharedStrings strings() {
        var known = strings;
        if (known == null) {
            known = new SharedStrings();
            var part = parts.open("xl/sharedStrings.xml");
            if (part.isPresent()) {
                known.read(reader(part.get()));
            }
            strings = known;
        }
        return known;
    }

    private DateStyles styles() {
        var known = styles;
        if (known == null) {
            known = new DateStyles();
            walk("xl/styles.xml", known::start);
            styles = known;
        }
        return known;
    }

    private static XMLStreamReader reader(Parts.Unpacking part) {
        try {
            return XML.createXMLStreamReader(new XmlGuard(part));
        } catch (XMLStreamException wrong) {
            throw refusal(wrong);
        }
    }

    /** The attribute of that name in whatever namespace, or null. */
    static @Nullable String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    static boolean isTrue(@Nullable String value) {
        return value != null && (value.equals("1") || value.equals("true"));
    }

    /** A parser that knows no definitions and follows nothing. */
    private static XMLInputFactory factory() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        return factory;
    }
}
