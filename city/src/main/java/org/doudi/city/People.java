package org.doudi.city;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Gives birth to persons: a name of their time and an identity number nobody else has. */
final class People {
    private record Era(String sex, int from, List<String> characters) {}

    private final List<String> surnames = new ArrayList<>();
    private final int[] surnameWeights;
    private final List<Era> eras;
    private final IdNumbers idNumbers;

    People(long seed, Lane lane) {
        idNumbers = new IdNumbers(seed, lane);
        var weights = new ArrayList<Integer>();
        for (var line : TextResource.lines("surnames.txt")) {
            int space = line.indexOf(' ');
            surnames.add(line.substring(0, space));
            weights.add(Integer.valueOf(line.substring(space + 1)));
        }
        surnameWeights = weights.stream().mapToInt(Integer::intValue).toArray();
        eras = TextResource.lines("given-names.txt").stream().map(People::era).toList();
    }

    String surname(Dice dice) {
        return surnames.get(dice.weighted(surnameWeights));
    }

    Person born(Dice dice, Sex sex, LocalDate birth) {
        return born(dice, sex, birth, surname(dice));
    }

    Person born(Dice dice, Sex sex, LocalDate birth, String surname) {
        return Person.born(idNumbers.next(sex, birth), surname + givenName(dice, sex, birth.getYear()));
    }

    Person child(Dice dice, Sex sex, LocalDate birth, Person mother, Person father) {
        return born(dice, sex, birth, surnameOf(father)).childOf(mother, father);
    }

    private String surnameOf(Person person) {
        return surnames.stream()
                .filter(surname -> surname.length() == 2 && person.name().startsWith(surname))
                .findFirst()
                .orElse(person.name().substring(0, 1));
    }

    private String givenName(Dice dice, Sex sex, int year) {
        var characters = eras.stream()
                .filter(era -> era.sex.equals(sex.text()) && era.from <= year)
                .reduce((_, later) -> later)
                .orElseThrow()
                .characters;
        var first = dice.pick(characters);
        return dice.chance(year >= 1970 ? 300 : 150) ? first : first + dice.pick(characters);
    }

    private static Era era(String line) {
        var parts = List.of(line.split(" ", -1));
        var characters = parts.get(2).codePoints().mapToObj(Character::toString).toList();
        return new Era(parts.get(0), Integer.parseInt(parts.get(1)), characters);
    }
}
