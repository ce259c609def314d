package org.doudi.policy;

/**
 * An item of a situation.
 *
 * @param member id of the member it belongs to, empty for an item of the household
 * @param item name as in the catalogue
 */
public record ItemRef(String member, String item) {
    /** An item of the household. */
    public static ItemRef ofHousehold(String item) {
        return new ItemRef("", item);
    }

    /** Whether it belongs to the household as a whole. */
    public boolean isOfHousehold() {
        return member.isEmpty();
    }

    @Override
    public String toString() {
        return isOfHousehold() ? item : member + "." + item;
    }
}
