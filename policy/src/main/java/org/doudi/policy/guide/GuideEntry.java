package org.doudi.policy.guide;

import java.util.List;

/**
 * A programme in the guide.
 *
 * @param code such as P01
 * @param law ids of the articles it rests on
 */
public record GuideEntry(
        String code, LifeNeed need, DecidedBy decidedBy, List<String> law, GuideText chinese, GuideText english) {}
