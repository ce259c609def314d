package org.doudi.city;

import java.util.Arrays;
import java.util.List;

/** The names and birth dates that more than one person of the city has. */
final class Namesakes {
    /** Numbers of names and birth dates, in a list that grows: eight bytes a person. */
    static final class Register {
        private long[] numbers = new long[1 << 10];
        private int size;

        void add(Person person) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, size * 2);
            }
            numbers[size++] = Subject.nameAndBirth(person.name(), person.birth());
        }
    }

    private final long[] shared;

    Namesakes(List<Register> registers) {
        var all =
                new long[registers.stream().mapToInt(register -> register.size).sum()];
        int size = 0;
        for (var register : registers) {
            System.arraycopy(register.numbers, 0, all, size, register.size);
            size += register.size;
        }
        Arrays.sort(all);
        int found = 0;
        for (int i = 1; i < all.length; i++) {
            if (all[i] == all[i - 1] && (found == 0 || all[found - 1] != all[i])) {
                all[found++] = all[i];
            }
        }
        shared = Arrays.copyOf(all, found);
    }

    /** Whether another person has the same name and birth date. */
    boolean has(Subject person) {
        return Arrays.binarySearch(shared, person.nameAndBirth()) >= 0;
    }
}
