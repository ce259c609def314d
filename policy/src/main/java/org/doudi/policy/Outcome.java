package org.doudi.policy;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.doudi.kernel.Money;

/**
 * What a programme says about a situation.
 *
 * @param programme its code
 * @param amount what is due; empty if nothing is, or while it is unknown
 * @param from first month it is due; empty if nothing is
 * @param because id of the article of the first condition that failed; empty unless the answer is no
 * @param needs items still able to change the answer, in catalogue order; empty if the answer is yes or no
 * @param explanation the whole tree; its parts are 资格, 金额, 起始月
 */
public record Outcome(
        String programme,
        Answer answer,
        Optional<Money> amount,
        Optional<YearMonth> from,
        Optional<String> because,
        List<ItemRef> needs,
        Explanation explanation) {
    /** The four answers; none of them is a decision, which only a person makes. */
    public enum Answer {
        /** 符合 */
        ENTITLED,
        /** 推定符合: no condition is known to fail, and only verification can still change that. */
        PRESUMED,
        /** 待补: it depends on the items named. */
        DEPENDS,
        /** 不符合 */
        NOT_ENTITLED
    }
}
