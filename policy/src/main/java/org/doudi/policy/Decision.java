package org.doudi.policy;

import java.util.List;
import org.doudi.policy.feel.Expression;
import org.doudi.policy.feel.FeelType;

/**
 * One question of a policy, with the article it rests on.
 *
 * @param name the question in the words of the law; other decisions refer to it
 * @param type declared type of its value
 * @param logic how it is answered; a {@link org.doudi.policy.feel.DecisionTable} or any other expression
 * @param articles ids of the articles linked by knowledge sources, in file order
 * @param requires names of the decisions, inputs and business knowledge it reads, in file order
 * @param question the question in full, for explanations; the name where the file has none
 */
public record Decision(
        String name, FeelType type, Expression logic, List<String> articles, List<String> requires, String question) {}
