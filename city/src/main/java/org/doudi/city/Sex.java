package org.doudi.city;

/** Sex as the identity number states it. */
enum Sex {
    MALE("男"),
    FEMALE("女");

    private final String text;

    Sex(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
