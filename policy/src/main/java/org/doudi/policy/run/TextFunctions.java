package org.doudi.policy.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.doudi.policy.value.Value;
import org.doudi.policy.value.Value.Decimal;
import org.doudi.policy.value.Value.Nothing;
import org.doudi.policy.value.Value.Text;
import org.doudi.policy.value.Value.Truth;

/** Functions of texts; positions and lengths count characters, not code units. */
final class TextFunctions {
    private static final int LONGEST_PATTERN = 500;
    private static final int LONGEST_FOR_PATTERNS = 2_000;

    static final List<Builtin> ALL = List.of(
            Builtin.of("substring(string, start position)", false, TextFunctions::substring),
            Builtin.of("substring(string, start position, length)", false, TextFunctions::substring),
            one("string length(string)", text -> Decimal.of(text.codePointCount(0, text.length()))),
            one("upper case(string)", text -> new Text(text.toUpperCase(Locale.ROOT))),
            one("lower case(string)", text -> new Text(text.toLowerCase(Locale.ROOT))),
            one("trim(string)", text -> new Text(text.strip())),
            two("substring before(string, match)", TextFunctions::before),
            two("substring after(string, match)", TextFunctions::after),
            two("contains(string, match)", (text, match) -> Truth.of(text.contains(match))),
            two("starts with(string, match)", (text, match) -> Truth.of(text.startsWith(match))),
            two("ends with(string, match)", (text, match) -> Truth.of(text.endsWith(match))),
            Builtin.of("matches(input, pattern)", false, TextFunctions::matches),
            Builtin.of("matches(input, pattern, flags)", false, TextFunctions::matches),
            Builtin.of("replace(input, pattern, replacement)", false, TextFunctions::replace),
            Builtin.of("replace(input, pattern, replacement, flags)", false, TextFunctions::replace),
            Builtin.of("split(string, delimiter)", false, TextFunctions::split),
            Builtin.of("string join(list)", false, TextFunctions::join),
            Builtin.of("string join(list, delimiter)", false, TextFunctions::join));

    private TextFunctions() {}

    private static Builtin one(String signature, Function<String, Value> function) {
        return Builtin.of(
                signature,
                false,
                arguments -> arguments.getFirst() instanceof Text text ? function.apply(text.value()) : Nothing.NULL);
    }

    private static Builtin two(String signature, BiFunction<String, String, Value> function) {
        return Builtin.of(
                signature,
                false,
                arguments -> arguments.get(0) instanceof Text text && arguments.get(1) instanceof Text other
                        ? function.apply(text.value(), other.value())
                        : Nothing.NULL);
    }

    private static Value substring(List<Value> arguments) {
        if (!(arguments.get(0) instanceof Text text) || !(arguments.get(1) instanceof Decimal position)) {
            return Nothing.NULL;
        }
        var letters = text.value().codePoints().toArray();
        long place = position.value().longValue();
        if (place == 0 || Math.abs(place) > letters.length) {
            return Nothing.NULL;
        }
        int start = (int) (place > 0 ? place - 1 : letters.length + place);
        int length = letters.length - start;
        if (arguments.size() == 3) {
            if (!(arguments.get(2) instanceof Decimal wanted) || wanted.value().longValue() < 1) {
                return Nothing.NULL;
            }
            length = (int) Math.min(length, wanted.value().longValue());
        }
        return new Text(new String(letters, start, length));
    }

    private static Value before(String text, String match) {
        int at = text.indexOf(match);
        return new Text(at < 0 ? "" : text.substring(0, at));
    }

    private static Value after(String text, String match) {
        int at = text.indexOf(match);
        return new Text(at < 0 ? "" : text.substring(at + match.length()));
    }

    private interface Found {
        Value in(CharSequence text, Pattern pattern);
    }

    /** Patterns come from policies, texts may come from anywhere: long ones are refused, so that no pattern runs away. */
    private static Value withPattern(Value text, Value pattern, Value flags, Found found) {
        if (!(text instanceof Text input)
                || !(pattern instanceof Text expression)
                || !(flags instanceof Text letters)
                || input.value().length() > LONGEST_FOR_PATTERNS
                || expression.value().length() > LONGEST_PATTERN) {
            return Nothing.NULL;
        }
        int options = 0;
        for (var letter : letters.value().toCharArray()) {
            switch (letter) {
                case 'i' -> options |= Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
                case 's' -> options |= Pattern.DOTALL;
                case 'm' -> options |= Pattern.MULTILINE;
                case 'x' -> options |= Pattern.COMMENTS;
                default -> {
                    return Nothing.NULL;
                }
            }
        }
        try {
            return found.in(new BoundedText(input.value()), Pattern.compile(expression.value(), options));
        } catch (PatternSyntaxException notAPattern) {
            return Nothing.NULL;
        }
    }

    private static Value optional(List<Value> arguments, int index) {
        return arguments.size() > index && arguments.get(index) != Nothing.NULL ? arguments.get(index) : new Text("");
    }

    private static Value matches(List<Value> arguments) {
        return withPattern(
                arguments.get(0),
                arguments.get(1),
                optional(arguments, 2),
                (text, pattern) -> Truth.of(pattern.matcher(text).find()));
    }

    private static Value replace(List<Value> arguments) {
        if (!(arguments.get(2) instanceof Text replacement)) {
            return Nothing.NULL;
        }
        return withPattern(arguments.get(0), arguments.get(1), optional(arguments, 3), (text, pattern) -> {
            try {
                return new Text(pattern.matcher(text).replaceAll(javaForm(replacement.value())));
            } catch (IllegalArgumentException | IndexOutOfBoundsException notAReplacement) {
                return Nothing.NULL;
            }
        });
    }

    /** XPath and Java both write {@code $1}; a lone {@code $} is literal here. */
    private static String javaForm(String replacement) {
        return Pattern.compile("\\$(?!\\d)").matcher(replacement).replaceAll(Matcher.quoteReplacement("\\$"));
    }

    private static Value split(List<Value> arguments) {
        return withPattern(arguments.get(0), arguments.get(1), new Text(""), (text, pattern) -> {
            var parts = new ArrayList<Value>();
            for (var part : pattern.split(text, -1)) {
                parts.add(new Text(part));
            }
            return new Value.Items(parts);
        });
    }

    private static Value join(List<Value> arguments) {
        if (arguments.getFirst() == Nothing.NULL || !(optional(arguments, 1) instanceof Text delimiter)) {
            return Nothing.NULL;
        }
        var parts = new ArrayList<String>();
        for (var item : ListFunctions.items(arguments.getFirst())) {
            if (item.value() instanceof Text text) {
                parts.add(text.value());
            } else if (item.value() != Nothing.NULL) {
                return Nothing.NULL;
            }
        }
        return new Text(String.join(delimiter.value(), parts));
    }
}
