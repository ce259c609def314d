package org.doudi.policy.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArticlesTest {
    private static final Pattern LINKED = Pattern.compile("<requiredAuthority href=\"#([^\"]+)\"/>");

    static List<Path> policies() {
        return Book.policyFiles();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void every_article_a_policy_links_is_known(Path file) {
        var linked = LINKED.matcher(Book.read(file))
                .results()
                .map(found -> found.group(1))
                .distinct();

        assertThat(linked).isNotEmpty().allMatch(Book.firstColumn("articles.csv")::contains);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void every_decision_rests_on_an_article(Path file) {
        var decisions = Book.read(file).split("<decision ", -1);

        assertThat(decisions).hasSizeGreaterThan(2);
        assertThat(decisions)
                .filteredOn(text -> text.startsWith("id="))
                .allMatch(text -> text.contains("requiredAuthority"));
    }

    @Test
    void the_catalogue_holds_the_items_of_the_household_file_and_the_inputs_of_policies() {
        assertThat(Book.firstColumn("items.csv")).hasSize(206).contains("wage_income", "lives_alone", "dibao_bracket");
    }
}
