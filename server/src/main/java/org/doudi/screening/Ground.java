package org.doudi.screening;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Why a programme answered as it did, kept with the lead: plain texts and numbers as they were, rendered later for
 * whoever looks.
 *
 * @param programme its code
 * @param person id of the member it is about, empty for the household
 * @param answer as {@code Outcome.Answer} names it
 * @param cents the sum of the lead a month, empty if open
 * @param version of the book
 * @param day when it was evaluated
 * @param conditions in the order of the policy
 * @param figures numbers the sum is made of, by decision; those that are known
 * @param sumItems items the sum follows from
 * @param standard the parameter value the sum starts from, empty if none
 * @param needs items still missing
 */
record Ground(
        String programme,
        String person,
        String answer,
        String cents,
        String version,
        String day,
        List<Condition> conditions,
        Map<String, String> figures,
        List<String> sumItems,
        Parameter standard,
        List<Need> needs) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * A condition and everything it rests on.
     *
     * @param result as {@code Explanation.Result} names it
     * @param operator sign of the comparison, empty if it is none
     * @param value left side, empty if unknown
     * @param limit right side, empty if unknown
     * @param limitItems items the limit follows from
     */
    record Condition(
            String decision,
            String question,
            String result,
            String operator,
            String value,
            String limit,
            List<String> limitItems,
            List<Fact> facts,
            List<String> articles,
            List<Parameter> parameters) {}

    /** An item as it was read. */
    record Fact(String member, String item, String value, Source source) {}

    /** A parameter value as it was used. */
    record Parameter(String id, String key, String value, String mark, String from, String source) {
        static final Parameter NONE = new Parameter("", "", "", "", "", "");
    }

    /** An item that can still change the answer; the member is empty for an item of the household. */
    record Need(String member, String item) {}

    String toJson() {
        return JSON.writeValueAsString(this);
    }

    static Ground ofJson(String json) {
        return JSON.readValue(json, Ground.class);
    }
}
