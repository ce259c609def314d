package org.doudi.demo;

import java.util.Optional;
import org.doudi.shell.Language;
import org.doudi.shell.Notice;
import org.doudi.shell.Texts;
import org.springframework.stereotype.Component;

/** Tells the terminal and every page how far the demo city is. */
@Component
class DemoProgress implements Notice {
    private enum Stage {
        NONE,
        MAKING,
        DELIVERING,
        FAILED
    }

    private record State(Stage stage, long done, long total) {}

    private volatile State state = new State(Stage.NONE, 0, 0);
    private final Texts texts;
    private long finishedRows;
    private int shownPercent = -1;

    DemoProgress(Texts texts) {
        this.texts = texts;
    }

    @Override
    public Optional<Line> current(Language language) {
        var now = state;
        return switch (now.stage) {
            case NONE -> Optional.empty();
            case MAKING -> Optional.of(new Line(texts.text(language, "demo.making"), now.done, now.total));
            case DELIVERING ->
                Optional.of(
                        new Line(texts.text(language, "demo.delivering", now.done, now.total), now.done, now.total));
            case FAILED -> Optional.of(new Line(texts.text(language, "demo.failed"), 0, 0));
        };
    }

    void making(long done, long total) {
        move(new State(Stage.MAKING, done, total));
    }

    void delivering(long rows) {
        finishedRows = 0;
        move(new State(Stage.DELIVERING, 0, rows));
    }

    void within(long rows) {
        move(new State(Stage.DELIVERING, finishedRows + rows, state.total));
    }

    void delivered(long rows) {
        finishedRows += rows;
        move(new State(Stage.DELIVERING, finishedRows, state.total));
    }

    void finish() {
        state = new State(Stage.NONE, 0, 0);
        System.out.println(
                texts.text(Language.CHINESE, "demo.finished") + " / " + texts.text(Language.ENGLISH, "demo.finished"));
    }

    void fail() {
        state = new State(Stage.FAILED, 0, 0);
    }

    private void move(State next) {
        state = next;
        int percent = next.total == 0 ? 0 : (int) (next.done * 20 / next.total) * 5;
        if (percent != shownPercent) {
            shownPercent = percent;
            var key = next.stage == Stage.MAKING ? "demo.terminal.making" : "demo.terminal.delivering";
            System.out.println(
                    texts.text(Language.CHINESE, key, percent) + " / " + texts.text(Language.ENGLISH, key, percent));
        }
    }
}
