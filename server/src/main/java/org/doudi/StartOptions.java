package org.doudi;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doudi.database.StartRefused;

/**
 * What {@code ./run} understands.
 *
 * @param city the demo city of a first start: {@code small}, {@code full} or {@code none}
 * @param port web port; 0 takes any free one
 * @param data data folder
 * @param rest Spring properties written as {@code --name.of.property=value}
 * @param help whether only the help is wanted
 */
record StartOptions(String city, int port, Path data, List<String> rest, boolean help) {
    static final String HELP = """
            ./run [--city small|full|none] [--port 8080] [--data DIR]

              --city small|full|none  首次启动时生成的演示城市（默认 small；full 为全市规模，需一小时左右和 30 GB 空间）
                                      demo city made on the first start (default small; full is the city at its real
                                      size, which takes about an hour and 30 GB)
              --port N                网页端口（默认 8080）/ web port (default 8080)
              --data DIR              数据目录（默认 ./data）/ data folder (default ./data)

              DOUDI_DATA  DOUDI_KEYS  DOUDI_DB_URL   见 / see docs/operations.md
            """;

    /** Reads the words of the command line and the environment. */
    static StartOptions parse(String... words) {
        var city = "small";
        var port = 8080;
        var data = Path.of(Optional.ofNullable(System.getenv("DOUDI_DATA")).orElse("data"));
        var rest = new ArrayList<String>();
        var help = false;
        for (int place = 0; place < words.length; place++) {
            var option = words[place].split("=", 2);
            switch (option[0]) {
                case "--help", "-h" -> help = true;
                case "--city" -> city = city(option.length == 2 ? option[1] : value(words, ++place));
                case "--port" -> port = port(option.length == 2 ? option[1] : value(words, ++place));
                case "--data" -> data = Path.of(option.length == 2 ? option[1] : value(words, ++place));
                default -> rest.add(property(words[place]));
            }
        }
        return new StartOptions(city, port, data, List.copyOf(rest), help);
    }

    /** The same as Spring properties. */
    String[] springArguments() {
        var arguments = new ArrayList<>(List.of("--server.port=" + port, "--doudi.city=" + city));
        arguments.addAll(rest);
        return arguments.toArray(String[]::new);
    }

    private static String value(String[] words, int place) {
        if (place >= words.length) {
            throw notUnderstood(words[words.length - 1]);
        }
        return words[place];
    }

    private static String city(String text) {
        if (!List.of("small", "full", "none").contains(text)) {
            throw notUnderstood("--city " + text);
        }
        return text;
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65535) {
            throw notUnderstood("--port " + text);
        }
        return Integer.parseInt(text);
    }

    private static String property(String word) {
        if (!word.matches("--[a-z0-9-]+(\\.[a-z0-9-]+)+=.*")) {
            throw notUnderstood(word);
        }
        return word;
    }

    private static StartRefused notUnderstood(String words) {
        return new StartRefused(
                "无法识别的选项：%s；用 ./run --help 查看可用选项。".formatted(words),
                "Option not understood: %s; see ./run --help.".formatted(words));
    }
}
