package org.doudi.policy.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ArticlesTest {
    private static final Pattern LINKED = Pattern.compile("<requiredAuthority href=\"#([^\"]+)\"/>");

    @Test
    void every_article_a_policy_links_is_known() {
        var linked = LINKED.matcher(Book.read(Book.folder().resolve("P01.dmn")))
                .results()
                .map(found -> found.group(1))
                .distinct();

        assertThat(linked).isNotEmpty().allMatch(Book.firstColumn("articles.csv")::contains);
    }

    @Test
    void every_decision_rests_on_an_article() {
        var decisions = Book.read(Book.folder().resolve("P01.dmn")).split("<decision ", -1);

        assertThat(decisions).hasSizeGreaterThan(20);
        assertThat(decisions)
                .filteredOn(text -> text.startsWith("id="))
                .allMatch(text -> text.contains("requiredAuthority"));
    }

    @Test
    void the_catalogue_holds_the_items_of_the_household_file_and_the_inputs_of_policies() {
        assertThat(Book.firstColumn("items.csv")).hasSize(206).contains("wage_income", "lives_alone", "dibao_bracket");
    }
}
