package org.doudi.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/** Somebody signed in to a running server with a demonstration account. */
final class Visitor {
    private static final String PASSWORD = "doudi-demo";
    private static final Duration LONGEST_START = Duration.ofMinutes(20);
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String server;

    private Visitor(String server) {
        this.server = server;
    }

    /** Signs in as soon as the server answers and its city is loaded. */
    static Visitor whenReady(String server, String account) throws InterruptedException {
        long begun = System.nanoTime();
        var visitor = new Visitor(server);
        while (System.nanoTime() - begun < LONGEST_START.toNanos()) {
            try {
                if (visitor.signsIn(account) && !visitor.read("/households").contains("<progress")) {
                    return visitor;
                }
            } catch (IOException notYet) {
                // the port is not open yet
            }
            Thread.sleep(500);
        }
        throw new IllegalStateException("no city within " + LONGEST_START);
    }

    private boolean signsIn(String account) throws IOException, InterruptedException {
        var token = TOKEN.matcher(read("/sign-in"));
        if (!token.find()) {
            return false;
        }
        var form = "_csrf=" + encoded(token.group(1)) + "&name=" + account + "&password=" + PASSWORD + "&back=/";
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(server + "/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.discarding());
        return answer.statusCode() == 302;
    }

    /** The text of a page. */
    String read(String path) throws IOException, InterruptedException {
        return open(path).body();
    }

    /** Whether the page is answered. */
    boolean sees(String path) {
        try {
            return open(path).statusCode() == 200;
        } catch (IOException broken) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private HttpResponse<String> open(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(server + path))
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
