package org.doudi.exchange;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.doudi.sheets.Row;

/** Tells a row whose cells, from some column on, stand one column too far to the right. */
final class Shifts {
    private final List<Place> places;

    /** A column that is told by its look, and its cell. */
    private record Place(Column column, int cell) {}

    Shifts(Dataset dataset, Header header) {
        places = IntStream.range(0, dataset.columns().size())
                .mapToObj(index -> new Place(dataset.columns().get(index), header.cellOfColumn()[index]))
                .filter(place -> place.cell >= 0 && CellLooks.isTelling(place.column))
                .sorted(Comparator.comparingInt(Place::cell))
                .toList();
    }

    /** Asked of rows that were found wrong: whether more cells look right one column further on than where they should be. */
    boolean has(Row row) {
        int right = count(row, 0, places.size(), 0);
        for (int first = 0; first < places.size(); first++) {
            int before = count(row, 0, first, 0);
            int behind = count(row, first, places.size(), 1);
            if (behind >= 2 && before + behind > right + 1) {
                return true;
            }
        }
        return false;
    }

    private int count(Row row, int from, int to, int shift) {
        int count = 0;
        for (var place : places.subList(from, to)) {
            int cell = place.cell + shift;
            count += cell < row.cells() && !row.isEmpty(cell) && CellLooks.fits(place.column, row, cell) ? 1 : 0;
        }
        return count;
    }
}
