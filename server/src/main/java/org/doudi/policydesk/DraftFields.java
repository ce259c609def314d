package org.doudi.policydesk;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.doudi.divisions.Divisions;
import org.doudi.kernel.DivisionCode;
import org.doudi.policy.Parameter;
import org.doudi.policy.value.Value;
import org.doudi.programmes.BookChange.StatedValue;
import org.doudi.programmes.BookInUse;
import org.doudi.shell.BadRequest;
import org.springframework.stereotype.Component;

/** Reads what an officer typed for a value, and refuses what cannot be one with a sentence. */
@Component
class DraftFields {
    private static final YearMonth EARLIEST = YearMonth.of(1995, 1);
    private static final YearMonth LATEST = YearMonth.of(2100, 12);
    private static final int LONGEST = 300;

    private final BookInUse book;
    private final Divisions divisions;

    DraftFields(BookInUse book, Divisions divisions) {
        this.book = book;
        this.divisions = divisions;
    }

    /** @throws BadRequest if a field does not fit the parameter */
    StatedValue value(Map<String, String> fields, String instrument) {
        var name = field(fields, "parameter");
        int bracket = name.indexOf('[');
        var id = bracket < 0 ? name : name.substring(0, bracket);
        var key = bracket < 0 || !name.endsWith("]") ? "" : name.substring(bracket + 1, name.length() - 1);
        var parameter = book.book()
                .parameters()
                .parameter(id)
                .orElseThrow(() -> new BadRequest("policydesk.draft.noParameter"));
        if (parameter.values().stream().noneMatch(dated -> dated.key().equals(key))) {
            throw new BadRequest("policydesk.draft.noKey");
        }
        var source = field(fields, "source").isEmpty() ? instrument : field(fields, "source");
        if (source.isEmpty()) {
            throw new BadRequest("policydesk.draft.noSource");
        }
        return new StatedValue(
                id,
                new Parameter.Dated(
                        month(field(fields, "from")),
                        Optional.empty(),
                        division(parameter, field(fields, "division")),
                        key,
                        new Value.Decimal(number(parameter, field(fields, "value"))),
                        fields.containsKey("confirmed") ? Parameter.Mark.CONFIRMED : Parameter.Mark.PROPOSAL,
                        source,
                        field(fields, "note")));
    }

    /** @throws BadRequest if it is no month */
    static YearMonth month(String text) {
        try {
            var month = YearMonth.parse(text);
            if (!month.isBefore(EARLIEST) && !month.isAfter(LATEST)) {
                return month;
            }
        } catch (DateTimeException notAMonth) {
            throw new BadRequest("policydesk.notAMonth");
        }
        throw new BadRequest("policydesk.notAMonth");
    }

    private static BigDecimal number(Parameter parameter, String text) {
        var value = Draft.number(text);
        boolean isFlag = parameter.unit().equals("flag");
        if (isFlag && value.compareTo(BigDecimal.ZERO) != 0 && value.compareTo(BigDecimal.ONE) != 0) {
            throw new BadRequest("policydesk.draft.flag");
        }
        return value;
    }

    /** Nation and province set one value for everybody; a place is named by its significant digits, a town by all twelve. */
    private String division(Parameter parameter, String code) {
        if (code.isEmpty()) {
            return "";
        }
        if (!mayDiffer(parameter) || !code.matches("\\d{12}")) {
            throw new BadRequest("policydesk.draft.noPlace");
        }
        var place = new DivisionCode(code);
        if (divisions.find(place).isEmpty()) {
            throw new BadRequest("policydesk.draft.noPlace");
        }
        return switch (place.level()) {
            case PROVINCE, CITY -> "";
            case DISTRICT -> code.substring(0, 6);
            case TOWN, VILLAGE -> code;
        };
    }

    private static boolean mayDiffer(Parameter parameter) {
        return parameter.scope().equals("city")
                || parameter.scope().equals("district")
                || parameter.values().stream()
                        .anyMatch(dated -> !dated.division().isEmpty());
    }

    static String field(Map<String, String> fields, String name) {
        var text = fields.getOrDefault(name, "").strip();
        if (text.length() > LONGEST) {
            throw new BadRequest("policydesk.draft.tooLong");
        }
        return text;
    }
}
