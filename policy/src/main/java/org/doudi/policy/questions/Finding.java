package org.doudi.policy.questions;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.doudi.policy.Explanation;
import org.doudi.policy.Outcome;
import org.doudi.policy.Outcome.Answer;
import org.doudi.policy.Parameter.Mark;

/**
 * What a programme says after some answers. It decides nothing: a person does.
 *
 * @param shares of a programme for persons one for each member, else one for the household; a programme for households
 *     that may help one member alone has both
 * @param deciding ids of the questions on whose items it still depends, in the order of the questions
 */
public record Finding(String programme, Likelihood likelihood, List<Share> shares, List<String> deciding) {
    /** How likely help is. */
    public enum Likelihood {
        /** Everything told speaks for it. */
        LIKELY,
        /** It depends on what is not known. */
        WORTH_ASKING,
        /** Something told speaks against it now. */
        NOT_NOW
    }

    /**
     * The answer for one member, or for the household if that is empty.
     *
     * @param outcome its needs may name too many
     */
    public record Share(String member, Outcome outcome) {
        /** Whether everything told speaks for it. */
        public boolean isLikely() {
            return outcome.answer() == Answer.ENTITLED || outcome.answer() == Answer.PRESUMED;
        }

        boolean isOpen() {
            return outcome.answer() == Answer.DEPENDS;
        }

        /** The first condition, in the order of the law, that fails; empty unless the answer is no. */
        public Optional<Explanation> failed() {
            if (outcome.answer() != Answer.NOT_ENTITLED) {
                return Optional.empty();
            }
            var entitled = outcome.explanation().parts().getFirst();
            return entitled.parts().stream()
                    .filter(part -> part.result() == Explanation.Result.FAILED)
                    .findFirst()
                    .or(() -> Optional.of(entitled));
        }

        /** How many conditions hold before one fails. */
        private long passed() {
            return outcome.explanation().parts().getFirst().parts().stream()
                    .takeWhile(part -> part.result() != Explanation.Result.FAILED)
                    .count();
        }

        /** Marks of the figures behind it that nobody confirmed. */
        public Stream<Mark> marks() {
            return marks(outcome.explanation()).filter(mark -> mark != Mark.CONFIRMED);
        }

        private static Stream<Mark> marks(Explanation part) {
            return Stream.concat(
                    part.parameters().stream().map(use -> use.dated().mark()),
                    part.parts().stream().flatMap(Share::marks));
        }
    }

    static Finding of(String programme, List<Share> shares, List<String> deciding) {
        var likelihood = shares.stream().anyMatch(Share::isLikely)
                ? Likelihood.LIKELY
                : shares.stream().anyMatch(Share::isOpen) ? Likelihood.WORTH_ASKING : Likelihood.NOT_NOW;
        return new Finding(programme, likelihood, List.copyOf(shares), deciding);
    }

    /** Those for whom help is likely. */
    public List<Share> likely() {
        return those(Share::isLikely);
    }

    /** Those for whom it depends. */
    public List<Share> open() {
        return those(Share::isOpen);
    }

    /**
     * Of those to whom the programme says no: the household, if it is for households, else the member who comes nearest,
     * with most conditions met before one fails.
     */
    public Optional<Share> nearest() {
        return those(share -> share.outcome.answer() == Answer.NOT_ENTITLED).stream()
                .max(Comparator.<Share, Boolean>comparing(share -> share.member.isEmpty())
                        .thenComparingLong(Share::passed));
    }

    private List<Share> those(Predicate<Share> fits) {
        return shares.stream().filter(fits).toList();
    }
}
