package org.doudi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.doudi.access.Accounts.NewAccount;
import org.doudi.access.Sessions.SignIn;
import org.doudi.database.ScopeToken;
import org.doudi.database.TestDatabase;
import org.doudi.kernel.DivisionCode;
import org.doudi.testing.DoudiTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DoudiTest
class SignInTest {
    private static final String PASSWORD = "right password";
    private static final DivisionCode VILLAGE = new DivisionCode("320402001001");

    @Autowired
    private Accounts accounts;

    @Autowired
    private Sessions sessions;

    @Autowired
    private TestDatabase database;

    @AfterEach
    void nobody_is_left_signed_in() {
        ScopeToken.clear();
    }

    @Test
    void the_right_password_opens_a_session_with_role_and_area() {
        add("li");

        var actor = signIn("li");

        assertThat(actor).get().satisfies(who -> {
            assertThat(who.role()).isEqualTo(Role.VILLAGE_CLERK);
            assertThat(who.area()).isEqualTo(VILLAGE);
        });
    }

    @Test
    void an_unknown_name_and_a_wrong_password_get_the_same_answer() {
        add("wang");

        assertThat(sessions.signIn("nobody-here", PASSWORD)).isEqualTo(sessions.signIn("wang", "wrong password"));
    }

    @Test
    void five_wrong_passwords_lock_the_account_even_for_the_right_one() {
        add("zhao");

        for (int i = 0; i < 4; i++) {
            assertThat(sessions.signIn("zhao", "wrong")).isInstanceOf(SignIn.Refused.class);
        }
        assertThat(sessions.signIn("zhao", "wrong")).isInstanceOf(SignIn.Locked.class);
        assertThat(sessions.signIn("zhao", PASSWORD)).isInstanceOf(SignIn.Locked.class);
    }

    @Test
    void a_lock_ends_after_a_quarter_of_an_hour() {
        add("qian");
        for (int i = 0; i < 5; i++) {
            sessions.signIn("qian", "wrong");
        }

        database.asAdministrator()
                .sql("UPDATE access.account SET locked_until = locked_until - interval '15 minutes 1 second'"
                        + " WHERE sign_in_name = 'qian'")
                .update();

        assertThat(sessions.signIn("qian", PASSWORD)).isInstanceOf(SignIn.Opened.class);
    }

    @Test
    void a_right_password_forgets_the_wrong_ones_before_it() {
        add("sun");
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 4; i++) {
                assertThat(sessions.signIn("sun", "wrong")).isInstanceOf(SignIn.Refused.class);
            }
            assertThat(sessions.signIn("sun", PASSWORD)).isInstanceOf(SignIn.Opened.class);
        }
    }

    @Test
    void an_unused_session_ends_after_half_an_hour() {
        add("zhou");
        assertThat(signIn("zhou")).isPresent();

        age("last_seen_at", "zhou", "30 minutes 1 second");

        assertThat(sessions.current()).isEmpty();
    }

    @Test
    void a_session_in_use_ends_after_ten_hours() {
        add("wu");
        assertThat(signIn("wu")).isPresent();

        age("closes_at", "wu", "10 hours 1 second");

        assertThat(sessions.current()).isEmpty();
    }

    @Test
    void a_session_ends_with_sign_out_and_its_cookie_is_worth_nothing_after() {
        add("zheng");
        var token = ((SignIn.Opened) sessions.signIn("zheng", PASSWORD)).token();
        ScopeToken.bind(token);
        sessions.signOut(sessions.current().orElseThrow());

        ScopeToken.bind(token);

        assertThat(sessions.current()).isEmpty();
    }

    @Test
    void a_disabled_account_is_out_with_its_next_step() {
        add("feng");
        assertThat(signIn("feng")).isPresent();

        database.asAdministrator()
                .sql("UPDATE access.account SET disabled_at = now() WHERE sign_in_name = 'feng'")
                .update();

        assertThat(sessions.current()).isEmpty();
        assertThat(sessions.signIn("feng", PASSWORD)).isInstanceOf(SignIn.Refused.class);
    }

    @Test
    void the_table_keeps_no_token_that_would_open_a_session() {
        add("chu");
        var token = ((SignIn.Opened) sessions.signIn("chu", PASSWORD)).token();

        var kept = database.asAdministrator()
                .sql("SELECT count(*) FROM access.session WHERE position(:token IN session::text) > 0")
                .param("token", token)
                .query(Long.class)
                .single();

        assertThat(kept).isZero();
    }

    @Test
    void two_people_cannot_have_the_same_name() {
        add("wei");

        assertThatThrownBy(() -> add("wei")).isInstanceOf(Accounts.NameTaken.class);
    }

    private void add(String name) {
        accounts.add(new NewAccount(name, "测试" + name, Role.VILLAGE_CLERK, VILLAGE, false), PASSWORD);
    }

    private Optional<Actor> signIn(String name) {
        if (sessions.signIn(name, PASSWORD) instanceof SignIn.Opened opened) {
            ScopeToken.bind(opened.token());
        }
        return sessions.current();
    }

    private void age(String column, String name, String interval) {
        database.asAdministrator()
                .sql(
                        "UPDATE access.session SET %s = %s - interval '%s' WHERE account_id = (SELECT account_id FROM access.account WHERE sign_in_name = '%s')"
                                .formatted(column, column, interval, name))
                .update();
    }
}
