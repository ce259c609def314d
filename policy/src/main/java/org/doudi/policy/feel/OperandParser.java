package org.doudi.policy.feel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.doudi.policy.feel.Expression.Entry;

/** Reads what operators work on: literals, names, lists, contexts, ranges, calls, with paths and filters after them. */
final class OperandParser {
    private static final Set<String> CLOCK = Set.of("now", "today");
    private static final long LARGEST_EXPONENT = 6_144;

    private final Cursor cursor;
    private final Parser parser;
    /** While the end of a range is read, {@code [} closes it and is no filter. */
    private boolean inRangeEnd;

    OperandParser(Cursor cursor, Parser parser) {
        this.cursor = cursor;
        this.parser = parser;
    }

    Expression operand() {
        boolean rangeEnd = inRangeEnd;
        var result = primary();
        for (int links = 0; ; links++) {
            cursor.link();
            var at = cursor.position();
            if (cursor.accept(".")) {
                result = new Expression.Path(at, result, cursor.name());
            } else if (cursor.at("[") && !rangeEnd) {
                cursor.advance();
                result = new Expression.Filter(at, result, inside());
                cursor.expect("]");
            } else if (cursor.accept("(")) {
                result = call(at, result);
            } else {
                cursor.shallower(links + 1);
                return result;
            }
        }
    }

    /** An expression inside brackets: whatever range surrounds them no longer matters. */
    private Expression inside() {
        boolean outer = inRangeEnd;
        inRangeEnd = false;
        var result = parser.expression();
        inRangeEnd = outer;
        return result;
    }

    private Expression primary() {
        var at = cursor.position();
        var token = cursor.peek();
        return switch (token.kind()) {
            case NUMBER -> new Expression.NumberLiteral(at, number(cursor.advance()));
            case STRING -> new Expression.StringLiteral(at, cursor.advance().text());
            case TEMPORAL -> new Expression.TemporalLiteral(at, cursor.advance().text());
            case WORD -> word(at, token);
            case SIGN -> bracketed(at);
            case END -> throw cursor.error("the expression breaks off", "");
        };
    }

    private BigDecimal number(Token token) {
        try {
            var number = new BigDecimal(token.text(), MathContext.DECIMAL128);
            if (Math.abs((long) number.precision() - number.scale()) <= LARGEST_EXPONENT) {
                return number;
            }
        } catch (NumberFormatException hugeExponent) {
            // refused below, like any other number that decimal128 cannot hold
        }
        throw cursor.error("the number is out of range", "numbers have 34 digits and exponents up to 6144");
    }

    private Expression word(Position at, Token token) {
        return switch (token.text()) {
            case "true", "false" ->
                new Expression.BooleanLiteral(at, cursor.advance().is("true"));
            case "null" -> {
                cursor.advance();
                yield new Expression.NullLiteral(at);
            }
            case "if", "for", "some", "every", "function" -> parser.expression();
            default -> name(at);
        };
    }

    private Expression name(Position at) {
        if (!cursor.atName()) {
            throw cursor.error("an operand is missing before " + cursor.found(), "");
        }
        return new Expression.Name(at, cursor.name());
    }

    private Expression bracketed(Position at) {
        if (cursor.accept("(")) {
            return parenthesised(at);
        }
        if (cursor.accept("[")) {
            return listOrRange(at);
        }
        if (cursor.accept("{")) {
            return context(at);
        }
        if (cursor.accept("]")) {
            var low = inside();
            cursor.expect("..");
            return rangeFrom(at, false, low);
        }
        throw cursor.error("an operand is missing before " + cursor.found(), "");
    }

    private Expression parenthesised(Position at) {
        var comparator = parser.comparator();
        if (comparator != null) {
            var end = inside();
            cursor.expect(")");
            return openRange(at, comparator, end);
        }
        var first = inside();
        if (cursor.accept("..")) {
            return rangeFrom(at, false, first);
        }
        cursor.expect(")");
        return first;
    }

    private Expression openRange(Position at, Expression.Comparator comparator, Expression end) {
        return switch (comparator) {
            case LESS -> new Expression.RangeOf(at, false, null, end, false);
            case LESS_OR_EQUAL -> new Expression.RangeOf(at, false, null, end, true);
            case GREATER -> new Expression.RangeOf(at, false, end, null, false);
            case GREATER_OR_EQUAL -> new Expression.RangeOf(at, true, end, null, false);
            case EQUAL -> new Expression.ListOf(at, List.of(new Expression.RangeOf(at, true, end, end, true)));
            case NOT_EQUAL ->
                new Expression.ListOf(
                        at,
                        List.of(
                                new Expression.RangeOf(at, false, null, end, false),
                                new Expression.RangeOf(at, false, end, null, false)));
        };
    }

    private Expression listOrRange(Position at) {
        var items = new ArrayList<Expression>();
        if (cursor.accept("]")) {
            return new Expression.ListOf(at, List.of());
        }
        items.add(inside());
        if (cursor.accept("..")) {
            return rangeFrom(at, true, items.getFirst());
        }
        while (cursor.accept(",")) {
            items.add(inside());
        }
        cursor.expect("]");
        return new Expression.ListOf(at, List.copyOf(items));
    }

    /** The rest of a range, after its {@code ..}. */
    Expression rangeFrom(Position at, boolean lowIncluded, Expression low) {
        boolean outer = inRangeEnd;
        inRangeEnd = true;
        var high = parser.sum();
        inRangeEnd = outer;
        boolean highIncluded = cursor.accept("]");
        if (!highIncluded && !cursor.accept(")")) {
            cursor.expect("[");
        }
        return new Expression.RangeOf(at, lowIncluded, low, high, highIncluded);
    }

    private Expression context(Position at) {
        var entries = new ArrayList<Entry>();
        while (!cursor.at("}")) {
            entries.add(new Entry(key(), afterColon(), null));
            if (!cursor.accept(",")) {
                break;
            }
        }
        cursor.expect("}");
        return new Expression.ContextOf(at, List.copyOf(entries));
    }

    private String key() {
        if (cursor.peek().kind() == Token.Kind.STRING) {
            var key = cursor.advance().text();
            cursor.declare(key);
            return key;
        }
        return cursor.newName(":");
    }

    private Expression afterColon() {
        cursor.expect(":");
        return inside();
    }

    private Expression call(Position at, Expression function) {
        if (function instanceof Expression.Name name && CLOCK.contains(name.name()) && cursor.at(")")) {
            throw new SyntaxError(
                    name.at(), "a policy does not look at the clock", "use applied_on, decided_on or month");
        }
        if (cursor.atNamedArgument()) {
            var arguments = new ArrayList<Entry>();
            do {
                arguments.add(new Entry(cursor.newName(":"), afterColon(), null));
            } while (cursor.accept(","));
            cursor.expect(")");
            return new Expression.NamedCall(at, function, List.copyOf(arguments));
        }
        var arguments = new ArrayList<Expression>();
        if (!cursor.at(")")) {
            do {
                arguments.add(inside());
            } while (cursor.accept(","));
        }
        cursor.expect(")");
        return new Expression.Call(at, function, List.copyOf(arguments));
    }

    Expression functionDefinition(Position at) {
        cursor.expect("function");
        cursor.expect("(");
        var parameters = new ArrayList<Expression.Parameter>();
        while (!cursor.at(")")) {
            parameters.add(parameter());
            if (!cursor.accept(",")) {
                break;
            }
        }
        cursor.expect(")");
        if (cursor.at("external")) {
            throw cursor.error("external functions are not supported", "write the function in FEEL");
        }
        return new Expression.FunctionOf(at, List.copyOf(parameters), inside());
    }

    private Expression.Parameter parameter() {
        if (cursor.atNamedArgument()) {
            var name = cursor.newName(":");
            cursor.expect(":");
            return new Expression.Parameter(name, new TypeParser(cursor).type());
        }
        return new Expression.Parameter(cursor.name(), FeelType.Simple.ANY);
    }
}
