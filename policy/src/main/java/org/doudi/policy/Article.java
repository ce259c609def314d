package org.doudi.policy;

/**
 * An article a decision rests on.
 *
 * @param instrument the law or notice, in Chinese
 * @param article its number; 条号待核 where it is unknown
 * @param inForceFrom first month, as text; empty if unknown
 * @param inForceTo last month, as text; empty while in force
 * @param gist what it says, in Chinese
 * @param gistEn what it says, in English
 */
public record Article(
        String id,
        String instrument,
        String article,
        String inForceFrom,
        String inForceTo,
        String gist,
        String gistEn,
        Parameter.Mark mark) {}
