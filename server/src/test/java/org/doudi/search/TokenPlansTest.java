package org.doudi.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.doudi.access.Role;
import org.doudi.database.TestDatabase;
import org.doudi.testing.DoudiTest;
import org.doudi.testing.TestPeople;
import org.doudi.testing.TestPeople.Colleague;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A town of three thousand families: whoever is registered is found, over the index, and by nobody else. */
@DoudiTest
@Import(TestPeople.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenPlansTest {
    private static final int FAMILIES = 3_000;
    private static final int CHECKED = 300;
    private static final String SURNAMES = "王张陈李徐周吴朱刘杨蒋孙钱陆顾沈胡赵许曾单仇解吕";
    private static final String GIVEN = "根大福林生洪金荣永志明国正良才兴伯泉富祥财保坤春发宝龙秀英兰珍凤桂玉梅妹娣绿略䶮重长";
    private static final String[] COMPOUND = {"欧阳", "诸葛", "尉迟", "买买提·吐尔逊"};

    @Autowired
    private TestPeople people;

    @Autowired
    private Finder finder;

    @Autowired
    private SearchWork work;

    @Autowired
    private TestDatabase database;

    @Autowired
    private JdbcClient app;

    @Autowired
    @Qualifier("load")
    private JdbcClient load;

    private final Map<UUID, String> names = new LinkedHashMap<>();
    private Colleague city;
    private Colleague elsewhere;

    @BeforeAll
    void three_thousand_families() {
        var random = new Random(20261124);
        var households = new ArrayList<UUID>();
        for (int i = 0; i < FAMILIES; i++) {
            var household = UUID.randomUUID();
            households.add(household);
            names.put(household, name(random));
        }
        register(households);
        work.run();
        database.asAdministrator().sql("ANALYZE search.token").update();
        city = people.colleague(Role.CITY_OFFICER, "320400000000");
        elsewhere = people.colleague(Role.VILLAGE_CLERK, "320402001002");
    }

    @Test
    void anybody_is_found_by_name_pinyin_initials_and_with_one_character_wrong() {
        var random = new Random(7);
        people.as(city, () -> {
            names.entrySet().stream().limit(CHECKED).forEach(family -> {
                var household = family.getKey();
                var name = family.getValue();
                assertFound(household, name);
                Pinyin.spellings(Fold.text(name)).forEach(spelling -> assertFound(household, spelling));
                Pinyin.initials(Fold.text(name)).forEach(initials -> assertFound(household, initials));
                if (name.codePointCount(0, name.length()) >= 3) {
                    assertFound(household, oneWrong(name, random));
                }
            });
            return true;
        });
    }

    @Test
    void a_clerk_of_another_village_finds_none_of_them() {
        people.as(elsewhere, () -> {
            names.values().stream()
                    .limit(CHECKED)
                    .forEach(name ->
                            assertThat(finder.find(Question.of(name)).matches()).isEmpty());
            return true;
        });
    }

    @Test
    void tokens_are_looked_up_over_the_index_whoever_asks() {
        for (var colleague : List.of(city, elsewhere)) {
            var plans = people.as(
                    colleague,
                    () -> List.of(
                            plan(Tokens.EQUAL, Map.of("kind", "name", "tokens", new String[] {"王大福"}, "most", 500)),
                            plan(Tokens.STARTING, Map.of("kind", "name", "start", "王大", "most", 500)),
                            plan(
                                    Tokens.withPartsSql(2),
                                    Map.of("part0", "采菱村", "part1", "34号", "atLeast", 2, "most", 500))));

            assertThat(plans)
                    .allSatisfy(plan ->
                            assertThat(plan).contains("token_stands_once").doesNotContain("Seq Scan"));
        }
    }

    private String plan(String sql, Map<String, Object> values) {
        var statement = app.sql("EXPLAIN (COSTS OFF) " + sql);
        for (var value : values.entrySet()) {
            statement = statement.param(value.getKey(), value.getValue());
        }
        return String.join("\n", statement.query(String.class).list());
    }

    private void assertFound(UUID household, String typed) {
        var found = finder.find(Question.of(typed));
        if (!found.isCut()) {
            assertThat(found.matches())
                    .as(typed)
                    .anyMatch(match -> match.best().household().equals(household));
        }
    }

    private static String oneWrong(String name, Random random) {
        int[] characters = name.codePoints().toArray();
        int wrong;
        do {
            wrong = random.nextInt(characters.length);
        } while (characters[wrong] == '·');
        characters[wrong] = '鑫';
        return new String(characters, 0, characters.length);
    }

    private static String name(Random random) {
        var surname = random.nextInt(20) == 0 ? COMPOUND[random.nextInt(COMPOUND.length)] : pick(SURNAMES, random);
        return surname + pick(GIVEN, random) + (random.nextInt(3) > 0 ? pick(GIVEN, random) : "");
    }

    private static String pick(String characters, Random random) {
        int index = random.nextInt(characters.codePointCount(0, characters.length()));
        return Character.toString(characters.codePointAt(characters.offsetByCodePoints(0, index)));
    }

    private void register(List<UUID> households) {
        load.sql("""
                        INSERT INTO registry.household (household_id, register_no, living_division, hukou_division)
                        SELECT id, 'T' || number, '320402001001', '320402001001'
                        FROM unnest(:ids::uuid[]) WITH ORDINALITY AS made (id, number)
                        """).param("ids", households.toArray(UUID[]::new)).update();
        load.sql("""
                        INSERT INTO registry.person (person_id, full_name, sex, birth_date)
                        SELECT id, name, '男', :birth FROM unnest(:ids::uuid[], :names::text[]) AS made (id, name)
                        """)
                .param("birth", LocalDate.of(1970, 1, 1))
                .param("ids", households.toArray(UUID[]::new))
                .param("names", names.values().toArray(String[]::new))
                .update();
        load.sql("""
                        INSERT INTO registry.membership (household_id, living_division, hukou_division, person_id,
                                                         relation_to_head, delivery_id, line)
                        SELECT household_id, living_division, hukou_division, household_id, '本人或户主', gen_random_uuid(), 2
                        FROM registry.household
                        """).update();
        load.sql(
                        "INSERT INTO registry.household_change (household_id, cause) SELECT household_id, 'members' FROM registry.household")
                .update();
    }
}
