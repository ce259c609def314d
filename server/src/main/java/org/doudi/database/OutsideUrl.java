package org.doudi.database;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * An outside PostgreSQL as an operator names it: {@code postgresql://user:password@host:port/database?options}.
 *
 * @param jdbcUrl the place as the driver wants it, without login
 * @param place host, port and database, fit to be shown
 * @param user the login that owns the database
 * @param password its password
 */
record OutsideUrl(String jdbcUrl, String place, String user, String password) {
    /** Reads the text; refuses it with the sentence that shows the form. */
    static OutsideUrl parse(String text) {
        try {
            var uri = URI.create(text.strip().replaceFirst("^jdbc:", ""));
            var login = uri.getRawUserInfo();
            var database = uri.getRawPath();
            var isPostgres = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
            if (!isPostgres || login == null || uri.getHost() == null || database == null || database.length() < 2) {
                throw Refusal.outsideUrlUnclear();
            }
            var port = uri.getPort() < 0 ? 5432 : uri.getPort();
            var place = uri.getHost() + ":" + port + database;
            var options = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            var parts = login.split(":", 2);
            var password = parts.length == 2 ? decoded(parts[1]) : "";
            return new OutsideUrl("jdbc:postgresql://" + place + options, place, decoded(parts[0]), password);
        } catch (IllegalArgumentException notAnUrl) {
            throw Refusal.outsideUrlUnclear();
        }
    }

    @Override
    public String toString() {
        return "OutsideUrl[" + place + "]";
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
