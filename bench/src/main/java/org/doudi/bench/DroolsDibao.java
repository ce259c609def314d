package org.doudi.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.doudi.policy.Outcome.Answer;
import org.doudi.policy.column.Answers;
import org.doudi.policy.column.Population;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.internal.io.ResourceFactory;
import org.kie.internal.utils.KieHelper;

/** Drools with rules for P01 over plain objects, made beforehand. */
final class DroolsDibao {
    private final KieBase rules;
    private final List<DroolsFamily> families = new ArrayList<>();
    private int next;

    DroolsDibao(Population population) {
        var file = ResourceFactory.newClassPathResource("org/doudi/bench/dibao.drl", DroolsDibao.class);
        this.rules = new KieHelper().addResource(file, ResourceType.DRL).build(ExecutableModelProject.class);
        for (int row = 0; row < population.rows(); row++) {
            families.add(DroolsFamily.of(population, row));
        }
    }

    /** Decides a hundred households. */
    long next() {
        for (int i = 0; i < 100; i++) {
            decide(families.get(next++ % families.size()));
        }
        return 100;
    }

    private void decide(DroolsFamily family) {
        family.reset();
        var session = rules.newKieSession();
        try {
            session.insert(family);
            family.getMembers().forEach(session::insert);
            session.fireAllRules();
        } finally {
            session.dispose();
        }
    }

    void requireSame(Answers answers) {
        for (int row = 0; row < families.size(); row++) {
            var family = families.get(row);
            decide(family);
            boolean entitled = family.isEntitled();
            var cents = entitled
                    ? OptionalLong.of(
                            family.getAmount().movePointRight(2).setScale(0).longValueExact())
                    : OptionalLong.empty();
            if (entitled != (answers.answer(row) == Answer.ENTITLED) || !cents.equals(answers.cents(row))) {
                throw new IllegalStateException("Drools differs in row " + row);
            }
        }
    }
}
