package org.doudi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/**
 * How long a page takes on which an officer moves one number of a policy and sees what it does to the whole city, and how
 * long one that explains every programme to a family and its members. Beside them, in the same way, a page without content.
 */
final class PolicyFigures {
    private static final int TIMES = 200;
    private static final int LIST_PAGES = 20;
    private static final Pattern FAMILY = Pattern.compile("<td><a href=\"(/households/[^\"/]+)\"");
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    private final Visitor city;

    private PolicyFigures(Visitor city) {
        this.city = city;
    }

    /** Arguments: the commit measured, and the address of a running server or a data folder, else a new small city. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var figures = new Figures("bench/run policy", arguments[0], Clock.system(ZoneId.of("Asia/Shanghai")));
        var city = arguments.length > 1
                ? arguments[1]
                : Files.createTempDirectory("doudi-policy").toString();
        try (var server = RunningServer.of(city)) {
            new PolicyFigures(Visitor.whenReady(server.address(), "city")).measure(figures);
        }
    }

    private void measure(Figures figures) throws IOException, InterruptedException {
        double empty = ninetyFifth(_ -> "/nothing-to-do");
        double slider = ninetyFifth(number -> "/programmes/P01/trial?p.dibao_standard=" + (1000 + number));
        figures.keep("slider-p95-ms", slider, "ms", "page without content", empty, slider / empty);
        var families = families();
        System.out.println(families.size() + " families to explain");
        double explain = ninetyFifth(number -> families.get(number % families.size()) + "/programmes");
        figures.keep("explain-p95-ms", explain, "ms", "page without content", empty, explain / empty);
    }

    /** Milliseconds within which 95 of 100 answers came, one after the other, after as many to warm up. */
    private double ninetyFifth(IntFunction<String> path) throws IOException, InterruptedException {
        for (int i = 0; i < TIMES; i++) {
            city.read(path.apply(i));
        }
        var taken = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long begun = System.nanoTime();
            if (!city.sees(path.apply(i))) {
                throw new IllegalStateException("not answered: " + path.apply(i));
            }
            taken[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(taken);
        return taken[TIMES * 95 / 100];
    }

    private List<String> families() throws IOException, InterruptedException {
        var families = new ArrayList<String>();
        var path = "/households";
        for (int page = 0; page < LIST_PAGES && !path.isEmpty(); page++) {
            var list = city.read(path);
            FAMILY.matcher(list).results().forEach(found -> families.add(found.group(1)));
            var next = NEXT.matcher(list);
            path = next.find() ? next.group(1).replace("&amp;", "&") : "";
        }
        if (families.isEmpty()) {
            throw new IllegalStateException("the list of families is empty");
        }
        return families;
    }
}
