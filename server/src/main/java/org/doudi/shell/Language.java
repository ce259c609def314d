package org.doudi.shell;

/** The languages of the pages. */
public enum Language {
    /** Simplified Chinese, the first. */
    CHINESE("zh-CN", "中文"),
    /** English. */
    ENGLISH("en", "English");

    private final String tag;
    private final String ownName;

    Language(String tag, String ownName) {
        this.tag = tag;
        this.ownName = ownName;
    }

    /** The tag of BCP 47, for the page and the cookie. */
    public String tag() {
        return tag;
    }

    /** What the language calls itself. */
    public String ownName() {
        return ownName;
    }

    static Language ofTag(String tag) {
        return tag.equals(ENGLISH.tag) ? ENGLISH : CHINESE;
    }
}
