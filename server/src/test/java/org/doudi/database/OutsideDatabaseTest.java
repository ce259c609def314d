package org.doudi.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class OutsideDatabaseTest {
    @TempDir
    private static Path place;

    private static EmbeddedPostgres city;
    private static JdbcClient administrator;

    @BeforeAll
    static void a_city_runs_a_postgresql_of_its_own() {
        var settings =
                new DatabaseSettings(place.resolve("city"), place.resolve("city-keys"), Optional.empty(), 0, true);
        SharedPrograms.linkInto(settings.data());
        try (var folder = DataFolder.tryHold(settings.data()).orElseThrow()) {
            city = EmbeddedPostgres.start(folder, settings, progress -> {});
        }
        administrator = JdbcClient.create(new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:" + city.port() + "/postgres",
                EmbeddedPostgres.ADMINISTRATOR,
                DatabasePasswords.kept(settings.keys()).orElseThrow().administrator()));
        administrator
                .sql("CREATE ROLE city LOGIN CREATEROLE PASSWORD 'p@ss:w+rd'")
                .update();
        administrator.sql("CREATE ROLE guest LOGIN PASSWORD 'guest'").update();
        administrator.sql("CREATE DATABASE assistance OWNER city").update();
    }

    @AfterAll
    static void stop() {
        city.close();
    }

    @Test
    void gets_logins_and_tables_and_keeps_them_at_the_next_start() {
        try (var first = DatabaseServer.open(settings("city:p%40ss%3Aw+rd"), progress -> {})) {
            assertThat(first.isAlone()).isFalse();
        }

        try (var again = DatabaseServer.open(settings("city:p%40ss%3Aw+rd"), progress -> {})) {
            assertThat(Migrations.apply(again.logins())).isZero();
        }
        assertThat(administrator
                        .sql("SELECT count(*) FROM pg_roles WHERE rolname LIKE 'doudi\\_%' "
                                + "AND NOT rolsuper AND NOT rolbypassrls AND rolcanlogin")
                        .query(Integer.class)
                        .single())
                .isEqualTo(DatabaseRole.values().length);
    }

    @Test
    void a_login_that_may_not_create_roles_is_refused() {
        assertThatThrownBy(() -> DatabaseServer.open(settings("guest:guest", "postgres"), progress -> {}))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("guest 权限不足")
                .hasMessageContaining("the user guest lacks rights");
    }

    @Test
    void a_wrong_password_is_refused_and_never_repeated() {
        assertThatThrownBy(() -> DatabaseServer.open(settings("city:guess"), progress -> {}))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("无法登录外部数据库 127.0.0.1")
                .hasMessageContaining("Cannot sign in to the outside database 127.0.0.1")
                .hasMessageNotContaining("guess");
    }

    @Test
    void a_text_that_is_no_url_is_refused_with_the_form() {
        assertThatThrownBy(() -> OutsideUrl.parse("mysql://city:x@localhost/assistance"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("postgresql://user:password@host:port/database");
        assertThatThrownBy(() -> OutsideUrl.parse("postgresql://localhost/assistance"))
                .isInstanceOf(StartRefused.class);
    }

    @Test
    void a_release_older_than_the_migrations_need_is_refused() {
        var outside = OutsideUrl.parse("postgresql://city:x@db.example:5433/assistance");

        assertThatThrownBy(() -> DatabaseServer.refuseOldRelease(outside, 17, "17.9"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("db.example:5433/assistance 的版本是 PostgreSQL 17.9，至少需要 18")
                .hasMessageContaining("is PostgreSQL 17.9, at least 18 is needed");
        assertThatNoException().isThrownBy(() -> DatabaseServer.refuseOldRelease(outside, 18, "18.0"));
    }

    private static DatabaseSettings settings(String login) {
        return settings(login, "assistance");
    }

    private static DatabaseSettings settings(String login, String database) {
        return new DatabaseSettings(
                place.resolve("data"),
                place.resolve("keys"),
                Optional.of("postgresql://" + login + "@127.0.0.1:" + city.port() + "/" + database),
                0,
                false);
    }
}
