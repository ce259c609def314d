package org.doudi.policy.feel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Reads the name of a type, as after {@code instance of} or in a function's parameters. */
final class TypeParser {
    private final Cursor cursor;

    TypeParser(Cursor cursor) {
        this.cursor = cursor;
    }

    FeelType type() {
        cursor.deeper();
        var type = cursor.at("function") ? function() : named();
        cursor.shallower();
        return type;
    }

    private FeelType named() {
        var name = new StringBuilder(cursor.at("null") ? cursor.advance().text() : cursor.name());
        while (cursor.accept(".")) {
            name.append('.').append(cursor.name());
        }
        return cursor.at("<") ? generic(name.toString()) : FeelType.named(name.toString());
    }

    private FeelType generic(String name) {
        return switch (name) {
            case "list" -> new FeelType.ListOf(argument());
            case "range" -> new FeelType.RangeOf(argument());
            case "context" -> context();
            default -> throw cursor.error("this type takes no argument", "only list<…>, range<…> and context<…> do");
        };
    }

    private FeelType argument() {
        cursor.expect("<");
        var argument = type();
        cursor.expect(">");
        return argument;
    }

    private FeelType context() {
        cursor.expect("<");
        var members = new LinkedHashMap<String, FeelType>();
        do {
            var name = cursor.newName(":");
            cursor.expect(":");
            members.put(name, type());
        } while (cursor.accept(","));
        cursor.expect(">");
        return new FeelType.ContextOf(members);
    }

    private FeelType function() {
        cursor.expect("function");
        if (!cursor.accept("<")) {
            return FeelType.Simple.FUNCTION;
        }
        List<FeelType> parameters = new ArrayList<>();
        while (!cursor.at(">") && !cursor.atEnd()) {
            parameters.add(type());
            if (!cursor.accept(",")) {
                break;
            }
        }
        cursor.expect(">");
        cursor.expect("->");
        return new FeelType.FunctionOf(List.copyOf(parameters), type());
    }
}
