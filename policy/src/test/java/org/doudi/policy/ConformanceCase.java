package org.doudi.policy;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.doudi.policy.feel.Names;
import org.doudi.policy.feel.Parser;
import org.doudi.policy.feel.Position;
import org.doudi.policy.run.Interpreter;
import org.doudi.policy.run.Observer;
import org.doudi.policy.run.Scope;
import org.doudi.policy.value.Value;
import org.doudi.policy.value.Value.Nothing;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A case of the conformance kit: inputs, and the value expected of each decision.
 *
 * @param service the decision service or knowledge model it invokes; empty if it asks the whole model
 */
record ConformanceCase(String id, String service, Map<String, Value> inputs, Map<String, Value> expected) {
    record Suite(String model, List<ConformanceCase> cases) {}

    static Suite read(String xml) throws IOException {
        Element root;
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            root = factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException broken) {
            throw new IOException(broken);
        }
        var cases = new ArrayList<ConformanceCase>();
        for (var one : children(root, "testCase")) {
            Map<String, Value> inputs = new LinkedHashMap<>();
            children(one, "inputNode")
                    .forEach(node -> inputs.put(Names.normal(node.getAttribute("name")), value(node)));
            Map<String, Value> expected = new LinkedHashMap<>();
            for (var node : children(one, "resultNode")) {
                var wanted = children(node, "expected");
                expected.put(
                        Names.normal(node.getAttribute("name")),
                        wanted.isEmpty() ? Nothing.NULL : value(wanted.getFirst()));
            }
            cases.add(new ConformanceCase(
                    one.getAttribute("id"), Names.normal(one.getAttribute("invocableName")), inputs, expected));
        }
        return new Suite(children(root, "modelName").getFirst().getTextContent().strip(), cases);
    }

    private static List<Element> children(Element parent, String name) {
        var result = new ArrayList<Element>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getLocalName().equals(name)) {
                result.add(element);
            }
        }
        return result;
    }

    private static Value value(Element holder) {
        var lists = children(holder, "list");
        if (!lists.isEmpty()) {
            return new Value.Items(children(lists.getFirst(), "item").stream()
                    .map(ConformanceCase::value)
                    .toList());
        }
        var components = children(holder, "component");
        if (!components.isEmpty()) {
            Map<String, Value> members = new LinkedHashMap<>();
            components.forEach(part -> members.put(Names.normal(part.getAttribute("name")), value(part)));
            return new Value.Context(members);
        }
        var values = children(holder, "value");
        return values.isEmpty() ? Nothing.NULL : simple(values.getFirst());
    }

    private static Value simple(Element value) {
        var schema = "http://www.w3.org/2001/XMLSchema-instance";
        if (value.getAttributeNS(schema, "nil").equals("true")) {
            return Nothing.NULL;
        }
        var type = value.getAttributeNS(schema, "type").replaceAll(".*:", "");
        var text = value.getTextContent();
        return switch (type) {
            case "decimal", "double", "integer", "float", "int", "long" ->
                new Value.Decimal(new BigDecimal(text.strip()));
            case "boolean" -> Value.Truth.of(Boolean.parseBoolean(text.strip()));
            case "date", "time", "dateTime", "duration" -> temporal(text.strip());
            default -> new Value.Text(text);
        };
    }

    private static Value temporal(String text) {
        var expression = Parser.expression("@\"" + text + "\"", Position.START, Names.of(List.of()));
        return new Interpreter(Map.of(), Observer.NONE).evaluate(expression, Scope.of(Map.of()));
    }

    /** Numbers agree to eight digits, as the kit's own runners have it. */
    static boolean agree(Value expected, Value found) {
        return switch (expected) {
            case Value.Decimal wanted ->
                found instanceof Value.Decimal number
                        && wanted.value()
                                        .subtract(number.value())
                                        .abs()
                                        .compareTo(wanted.value()
                                                .abs()
                                                .max(BigDecimal.ONE)
                                                .movePointLeft(8))
                                <= 0;
            case Value.Items wanted ->
                found instanceof Value.Items items
                        && items.values().size() == wanted.values().size()
                        && allAgree(wanted.values(), items.values());
            case Value.Context wanted ->
                found instanceof Value.Context context
                        && context.members().keySet().equals(wanted.members().keySet())
                        && wanted.members().entrySet().stream()
                                .allMatch(entry -> agree(
                                        entry.getValue(),
                                        context.member(entry.getKey()).orElse(Nothing.NULL)));
            default -> expected.equals(found);
        };
    }

    private static boolean allAgree(List<Value> wanted, List<Value> found) {
        for (int i = 0; i < wanted.size(); i++) {
            if (!agree(wanted.get(i), found.get(i))) {
                return false;
            }
        }
        return true;
    }
}
