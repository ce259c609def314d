package org.doudi.city;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Gives birth to persons: a name of their time and an identity number nobody else has. */
final class People {
    private static final String DOT = "·";
    /** Names of peoples whose names are given·father's. */
    private static final List<String> DOTTED =
            List.of("买买提", "艾力", "阿依古丽", "吐尔逊", "热依汗", "卡德尔", "古丽娜尔", "玉素甫", "帕提曼", "阿卜杜拉");

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
        return dice.chance(Rates.DOTTED_NAMES)
                ? named(sex, birth, dice.pick(DOTTED) + DOT + dice.pick(DOTTED))
                : born(dice, sex, birth, surname(dice));
    }

    /** Somebody with that name, as another has it too. */
    Person named(Sex sex, LocalDate birth, String name) {
        return Person.born(idNumbers.next(sex, birth), name);
    }

    Person born(Dice dice, Sex sex, LocalDate birth, String surname) {
        return named(sex, birth, surname + givenName(dice, sex, birth.getYear()));
    }

    Person child(Dice dice, Sex sex, LocalDate birth, Person mother, Person father) {
        int dot = father.name().indexOf(DOT);
        var child = dot > 0
                ? named(sex, birth, dice.pick(DOTTED) + DOT + father.name().substring(0, dot))
                : born(dice, sex, birth, surnameOf(father));
        return child.childOf(mother, father);
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
