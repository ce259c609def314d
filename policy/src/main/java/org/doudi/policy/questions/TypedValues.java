package org.doudi.policy.questions;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** What people type, made plain or refused. */
final class TypedValues {
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,8}(\\.\\d{1,2})?");
    private static final Pattern COUNT = Pattern.compile("\\d{1,4}");
    private static final int OLDEST = 120;
    private static final int LONGEST = 40;

    private TypedValues() {}

    /** As kept: half-width digits without separators or unit; empty if it fits not. */
    static Optional<String> plain(Field field, String typed) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        return switch (field.kind()) {
            case CHOICE -> field.choice(typed).map(Choice::id);
            case AMOUNT -> digits(typed).filter(text -> AMOUNT.matcher(text).matches());
            case COUNT -> digits(typed).filter(text -> COUNT.matcher(text).matches());
            case AGE ->
                digits(typed)
                        .filter(text -> COUNT.matcher(text).matches())
                        .map(Integer::valueOf)
                        .filter(age -> age <= OLDEST)
                        .map(String::valueOf);
        };
    }

    private static Optional<String> digits(String typed) {
        var plain = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\s,]", "")
                .replaceAll("(元|块|岁|个月|平方米|㎡)$", "");
        return Optional.of(plain);
    }
}
