package org.doudi.city;

/** Relation to the head of the household (GB/T 4761), as the registers write it. */
enum Relation {
    HEAD("本人或户主"),
    SPOUSE("配偶"),
    SON("子"),
    DAUGHTER("女"),
    GRANDCHILD("孙子女或外孙子女"),
    PARENT("父母"),
    SIBLING("兄弟姐妹"),
    SPOUSES_PARENT_OF_WIFE("公婆"),
    SPOUSES_PARENT_OF_HUSBAND("岳父母");

    private final String text;

    Relation(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    static Relation child(Person person) {
        return person.sex() == Sex.MALE ? SON : DAUGHTER;
    }
}
