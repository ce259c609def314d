package org.doudi.city;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Headers in Chinese, as the dataset catalogue has them. */
final class Labels {
    private static final String TITLE = "-";
    /** What a sender once calls a column instead. */
    private static final Map<String, String> RENAMED = Map.of("real_estate area", "房屋面积");

    private final Map<String, String> labels = new HashMap<>();

    Labels() {
        for (var line : TextResource.lines("labels.txt")) {
            var parts = List.of(line.split(" ", 3));
            labels.put(parts.get(0) + " " + parts.get(1), parts.get(2));
        }
    }

    String title(Dataset dataset) {
        return label(dataset, TITLE);
    }

    List<String> header(Dataset dataset, FileStyle style) {
        return dataset.columns().stream()
                .map(column ->
                        style.has(FileStyle.Habit.RENAMED_COLUMN) && RENAMED.containsKey(dataset.code() + " " + column)
                                ? RENAMED.getOrDefault(dataset.code() + " " + column, column)
                                : style.labels() ? label(dataset, column) : column)
                .toList();
    }

    private String label(Dataset dataset, String column) {
        return labels.getOrDefault(dataset.code() + " " + column, column);
    }
}
