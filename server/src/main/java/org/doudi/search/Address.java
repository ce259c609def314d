package org.doudi.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** An address as its parts, town to door. */
final class Address {
    private static final Pattern PART = Pattern.compile("街道|社区|小区|新村|单元|号楼|[省市区县镇乡村组队路街巷弄里号幢栋座室楼层苑园]");

    private Address() {}

    /** The parts, each with the word it ends in. */
    static List<String> parts(String folded) {
        var parts = new ArrayList<String>();
        var word = PART.matcher(folded);
        int begun = 0;
        while (word.find()) {
            if (word.start() > begun) {
                parts.add(folded.substring(begun, word.end()));
                begun = word.end();
            }
        }
        if (begun < folded.length()) {
            parts.add(folded.substring(begun));
        }
        return parts;
    }

    /** The rest of the address from the start of each part: what is typed is the start of one of them. */
    static List<String> rests(String folded) {
        var rests = new ArrayList<String>();
        int begun = 0;
        for (var part : parts(folded)) {
            rests.add(folded.substring(begun));
            begun += part.length();
        }
        return rests;
    }
}
