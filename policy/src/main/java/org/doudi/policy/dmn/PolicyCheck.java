package org.doudi.policy.dmn;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doudi.policy.Decision;
import org.doudi.policy.Policy;
import org.doudi.policy.feel.DecisionTable;
import org.doudi.policy.feel.Expression;
import org.doudi.policy.feel.FeelType;

/** What a policy must fulfil before it may be published. */
final class PolicyCheck {
    private final Model root;
    private final Policy policy;
    private final Map<String, LinkedModel> owners;

    /** @param owners the model of each decision and knowledge model */
    PolicyCheck(Model root, Policy policy, Map<String, LinkedModel> owners) {
        this.root = root;
        this.policy = policy;
        this.owners = owners;
    }

    void check() {
        var knowledge = new HashSet<String>();
        policy.knowledge().forEach(one -> knowledge.add(one.name()));
        new RecursionCheck(policy, this::owner).check();
        for (var one : policy.knowledge()) {
            new NameCheck(owner(one.name()), one.name(), knowledge).check(one.function());
        }
        for (var decision : policy.decisions()) {
            if (decision.articles().isEmpty()) {
                throw error(
                        decision,
                        "the decision rests on no article",
                        "link a knowledge source, named by the article's id, with an authorityRequirement");
            }
            var known = new HashSet<>(decision.requires());
            known.addAll(knowledge);
            new NameCheck(owner(decision.name()), decision.name(), known).check(decision.logic());
        }
        if (root.isProgramme()) {
            requireResults();
        }
        requireRoundedSums();
    }

    private Model owner(String name) {
        var owner = owners.get(name);
        return owner == null ? root : owner.model();
    }

    private void requireResults() {
        require(Policy.ENTITLED, FeelType.Simple.BOOLEAN);
        require(Policy.FROM, FeelType.Simple.DATE);
        if (policy.hasSingleResults()) {
            require(Policy.SINGLE_ENTITLED, FeelType.Simple.BOOLEAN);
            require(Policy.SINGLE_FROM, FeelType.Simple.DATE);
        }
    }

    private void require(String name, FeelType.Simple type) {
        var decision = policy.decision(name)
                .orElseThrow(() -> root.error(
                        "",
                        root.root().at(),
                        "the policy has no decision named " + name,
                        "every programme decides 资格 and 起始月, and 金额 if it pays; 单人资格 and 单人起始月 likewise"));
        if (decision.type() != type) {
            throw error(decision, "its type is not " + type.feelName(), "set the typeRef");
        }
    }

    private void requireRoundedSums() {
        for (var decision : policy.decisions()) {
            boolean isMoney = decision.name().equals(Policy.AMOUNT)
                    || decision.name().equals(Policy.SINGLE_AMOUNT)
                    || decision.type().equals(new FeelType.Named("money"));
            if (isMoney && !isRounded(decision.logic())) {
                throw error(decision, "a sum of money is not rounded", "write round half up(…, 2)");
            }
        }
    }

    /** Whether every value the expression can have is written with at most two decimals or rounded to them. */
    private static boolean isRounded(Expression expression) {
        return switch (expression) {
            case Expression.Call call ->
                call.function() instanceof Expression.Name name
                        && name.name().equals("round half up")
                        && call.arguments().size() == 2
                        && call.arguments().get(1) instanceof Expression.NumberLiteral scale
                        && scale.value().compareTo(BigDecimal.TWO) == 0;
            case Expression.NumberLiteral number ->
                number.value().stripTrailingZeros().scale() <= 2;
            case Expression.NullLiteral _ -> true;
            case Expression.Path(var _, Expression.ContextOf(var _, List<Expression.Entry> entries), String name)
            when name.isEmpty() && entries.size() == 1 ->
                isRounded(entries.getFirst().value());
            case Expression.If choice -> isRounded(choice.then()) && isRounded(choice.otherwise());
            case DecisionTable table ->
                table.hitPolicy().isSingleHit()
                        && table.rules().stream()
                                .flatMap(rule -> rule.results().stream())
                                .allMatch(PolicyCheck::isRounded);
            default -> false;
        };
    }

    private InvalidPolicy error(Decision decision, String problem, String hint) {
        return owner(decision.name()).error(decision.name(), decision.logic().at(), problem, hint);
    }

    /** Names that mean something everywhere. */
    static final Set<String> EVERYWHERE = Set.of("?", "item", "partial");
}
