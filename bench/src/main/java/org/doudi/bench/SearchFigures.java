package org.doudi.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/**
 * How long a search takes while fifty come in every second, whether the server keeps up or not: each is measured from the
 * moment it was due. Clerks, towns, districts and the city search names, parts and ends of names, pinyin, initials,
 * misspelt names and addresses of people who are there. Beside it, in the same way, a page without content: session
 * looked up in the database, layout, nothing else.
 */
final class SearchFigures {
    private static final int A_SECOND = 50;
    private static final int WARM_UP_SECONDS = 20;
    private static final int SECONDS = 40;
    private static final int SESSIONS = 5;
    private static final int LIST_PAGES = 20;
    private static final List<String> ACCOUNTS = List.of("clerk", "town", "district", "city");
    private static final List<String> LETTERS =
            List.of("wangxiu", "zhangwei", "chenmei", "wxy", "zjg", "lv", "xu", "zhangxiuying", "ljh", "zhoujianguo");
    private static final Pattern NAME = Pattern.compile("<td><a href=\"/households/[^\"]+\">([^<]+)</a></td>");
    private static final Pattern PLACE = Pattern.compile("<td>([^<]+ )?([^< ]+[村区])</td>");
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    private final String address;
    private final Random random = new Random(20261124);

    private SearchFigures(String address) {
        this.address = address;
    }

    /** Arguments: the commit measured, and the address of a running server or a data folder, else a new small city. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var figures = new Figures("bench/run search", arguments[0], Clock.system(ZoneId.of("Asia/Shanghai")));
        var city = arguments.length > 1
                ? arguments[1]
                : Files.createTempDirectory("doudi-search").toString();
        try (var server = RunningServer.of(city)) {
            new SearchFigures(server.address()).measure(figures);
        }
    }

    private void measure(Figures figures) throws IOException, InterruptedException {
        var browsers = new ArrayList<Visitor>();
        browsers.add(Visitor.whenReady(address, "city"));
        var questions = questions(browsers.getFirst());
        for (int session = 0; session < SESSIONS; session++) {
            for (var account : ACCOUNTS) {
                browsers.add(Visitor.whenReady(address, account));
            }
        }
        IntFunction<String> search = number -> "/search?q=" + encoded(questions.get(number % questions.size()));
        ninetyFifth(browsers, WARM_UP_SECONDS, search);
        double searches = ninetyFifth(browsers, SECONDS, search);
        double empty = ninetyFifth(browsers, SECONDS / 2, number -> "/nothing-to-do");
        System.out.printf("search p95 %.1f ms, a page without content %.1f ms%n", searches, empty);
        figures.keep("search-p95-ms", searches, "ms", "page without content", empty, searches / empty);
    }

    /** Milliseconds within which 95 of 100 answers came. */
    private static double ninetyFifth(List<Visitor> browsers, int seconds, IntFunction<String> path)
            throws InterruptedException {
        var taken = new double[seconds * A_SECOND];
        var refused = new AtomicInteger();
        long begun = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < taken.length; i++) {
                int number = i;
                long due = begun + number * 1_000_000_000L / A_SECOND;
                LockSupport.parkNanos(due - System.nanoTime());
                threads.execute(() -> {
                    if (!browsers.get(number % browsers.size()).sees(path.apply(number))) {
                        refused.incrementAndGet();
                    }
                    taken[number] = (System.nanoTime() - due) / 1e6;
                });
            }
        }
        if (refused.get() > 0) {
            throw new IllegalStateException(refused.get() + " requests were not answered");
        }
        Arrays.sort(taken);
        return taken[taken.length * 95 / 100];
    }

    /** What is asked for: names of the city's own list in every way, and villages. */
    private List<String> questions(Visitor city) throws IOException, InterruptedException {
        var questions = new ArrayList<>(LETTERS);
        var path = "/households";
        for (int page = 0; page < LIST_PAGES && !path.isEmpty(); page++) {
            var list = city.read(path);
            NAME.matcher(list).results().forEach(found -> addWays(questions, found.group(1)));
            PLACE.matcher(list).results().limit(5).forEach(found -> questions.add(found.group(2)));
            var next = NEXT.matcher(list);
            path = next.find() ? next.group(1).replace("&amp;", "&") : "";
        }
        if (questions.size() < 100) {
            throw new IllegalStateException("the list of families is all but empty");
        }
        java.util.Collections.shuffle(questions, random);
        return questions;
    }

    private void addWays(List<String> questions, String name) {
        questions.add(name);
        questions.add(name.substring(0, 1));
        if (name.length() > 2) {
            questions.add(name.substring(1));
            questions.add(name.substring(0, 2));
            questions.add(name.substring(0, 2) + "鑫");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
