package org.doudi.city;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the writing of files needs to know.
 *
 * @param plan the plan
 * @param folder the city's folder
 * @param lanes what the lanes made, in order
 * @param namesakes who shares name and birth date
 * @param families certificate of the family in difficulty by person
 */
record Post(CityPlan plan, Path folder, List<LaneMaker.Made> lanes, Namesakes namesakes, Map<String, String> families) {
    List<Path> parts(Round round, Dataset dataset) {
        return lanes.stream()
                .map(lane -> DeliveryFiles.part(lane.folder(), round, dataset))
                .toList();
    }

    long rows(Round round, Dataset dataset) {
        return lanes.stream()
                .mapToLong(lane -> lane.files().rows(round, dataset))
                .sum();
    }

    String file(Round round, Dataset dataset, String ending) {
        return "deliveries/" + plan.monthOf(round) + "/" + dataset.code() + ending;
    }
}
