package org.doudi.work;

import java.util.stream.Stream;

/** What the policy says of the family for which a lead is proposed. */
public enum LeadAnswer {
    /** 符合. */
    ENTITLED("entitled"),
    /** 推定符合: only what verification supplies is open. */
    PRESUMED("presumed"),
    /** 待补: depends on named items. */
    DEPENDS("depends"),
    /** 不符合. */
    NOT_ENTITLED("not_entitled");

    private final String code;

    LeadAnswer(String code) {
        this.code = code;
    }

    /** As the database writes it. */
    public String code() {
        return code;
    }

    static LeadAnswer ofCode(String code) {
        return Stream.of(values())
                .filter(answer -> answer.code.equals(code))
                .findFirst()
                .orElseThrow();
    }
}
