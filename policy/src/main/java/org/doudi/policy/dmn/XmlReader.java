package org.doudi.policy.dmn;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.doudi.policy.feel.Position;

/** Reads XML into elements. No document types, no entities, no external files: such files are refused. */
final class XmlReader {
    private static final int DEEPEST = 200;
    private static final int LONGEST = 5_000_000;
    private static final int MOST_ELEMENTS = 200_000;

    private final String file;
    private final XMLStreamReader xml;
    private int elements;

    private XmlReader(String file, XMLStreamReader xml) {
        this.file = file;
        this.xml = xml;
    }

    static Element read(String file, String text) {
        if (text.length() > LONGEST) {
            throw new InvalidPolicy(
                    file, "", Position.START, "the file is longer than 5 000 000 characters", "split it into models");
        }
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            var xml = factory.createXMLStreamReader(new StringReader(text));
            while (xml.next() != XMLStreamConstants.START_ELEMENT) {
                if (xml.getEventType() == XMLStreamConstants.DTD) {
                    throw new InvalidPolicy(file, "", position(xml), "a document type is not allowed", "remove it");
                }
            }
            return new XmlReader(file, xml).element(0);
        } catch (XMLStreamException notXml) {
            var location = notXml.getLocation();
            var at = location == null
                    ? Position.START
                    : new Position(Math.max(1, location.getLineNumber()), Math.max(1, location.getColumnNumber()));
            throw new InvalidPolicy(file, "", at, "the file is not well-formed XML", "");
        }
    }

    private static Position position(XMLStreamReader xml) {
        return new Position(xml.getLocation().getLineNumber(), xml.getLocation().getColumnNumber());
    }

    private Element element(int depth) throws XMLStreamException {
        var at = position(xml);
        if (depth > DEEPEST || ++elements > MOST_ELEMENTS) {
            throw new InvalidPolicy(file, "", at, "the file is too large or nested too deeply", "");
        }
        var name = xml.getLocalName();
        var namespace = xml.getNamespaceURI();
        boolean isDmn = namespace == null || (namespace.contains("/DMN/") && namespace.contains("MODEL"));
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        List<Element> children = new ArrayList<>();
        var text = new StringBuilder();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            switch (xml.getEventType()) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element(depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(xml.getText());
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new InvalidPolicy(
                            file, "", position(xml), "an entity is not allowed", "write the text itself");
                default -> {}
            }
        }
        return new Element(name, isDmn, attributes, children, text.toString(), at, at);
    }
}
