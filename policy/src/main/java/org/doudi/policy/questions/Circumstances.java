package org.doudi.policy.questions;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.doudi.kernel.DivisionCode;
import org.doudi.policy.Item;
import org.doudi.policy.ItemCatalogue;
import org.doudi.policy.ItemRef;
import org.doudi.policy.Situation;
import org.doudi.policy.value.Value;

/** What answers say of a household's file: it follows from the answers alone, whatever their order. */
public final class Circumstances {
    private static final String HOUSEHOLD = "";
    private static final String NAME = "full_name";
    /** Stands in a question for the first day of the month asked about. */
    private static final Value MONTH = new Value.Text("@month");

    private final Questions questions;
    private final ItemCatalogue catalogue;

    /** @param catalogue says which items are the household's and which the members' */
    public Circumstances(Questions questions, ItemCatalogue catalogue) {
        this.questions = questions;
        this.catalogue = catalogue;
    }

    /** The items told of, by whom they belong to; what was not said is left out. */
    public Map<ItemRef, Value> told(Answers answers, YearMonth month) {
        var told = new LinkedHashMap<ItemRef, Value>();
        for (var question : questions.list()) {
            new Telling(answers, month, told).tell(question);
        }
        return told;
    }

    /** The household as far as it is told of; benefits that run are told by what its members are recognised as. */
    public Situation situation(Answers answers, YearMonth month, DivisionCode place) {
        var items = new LinkedHashMap<String, Map<String, Value>>();
        items.put(HOUSEHOLD, new LinkedHashMap<>());
        answers.people().forEach(person -> items.put(person.id(), new LinkedHashMap<>(Map.of(NAME, name(person)))));
        questions
                .granted()
                .forEach((item, value) -> items.forEach((owner, known) -> {
                    if (owner.equals(HOUSEHOLD) != isOfMembers(item)) {
                        known.put(item, value);
                    }
                }));
        told(answers, month)
                .forEach((ref, value) ->
                        items.getOrDefault(ref.member(), new LinkedHashMap<>()).put(ref.item(), value));
        var household = items.getOrDefault(HOUSEHOLD, Map.of());
        var members = answers.people().stream()
                .map(person -> new Situation.Member(person.id(), items.getOrDefault(person.id(), Map.of())))
                .toList();
        return Situation.of(place, month, household, members);
    }

    private static Value name(Answers.Person person) {
        return new Value.Text(person.id());
    }

    private boolean isOfMembers(String item) {
        return catalogue
                .item(item)
                .map(Item::level)
                .filter(Item.Level.MEMBER::equals)
                .isPresent();
    }

    /** One question's part. */
    private final class Telling {
        private final List<Answers.Person> people;
        private final Answers answers;
        private final YearMonth month;
        private final Map<ItemRef, Value> told;
        private final Map<ItemRef, BigDecimal> sums = new LinkedHashMap<>();

        Telling(Answers answers, YearMonth month, Map<ItemRef, Value> told) {
            this.people = answers.people();
            this.answers = answers;
            this.month = month;
            this.told = told;
        }

        void tell(Question question) {
            var answer = answers.of(question.id()).orElse(Answer.UNKNOWN);
            for (var field : question.fields()) {
                tell(field, answer);
            }
            sums.forEach((ref, sum) -> told.put(ref, new Value.Decimal(sum)));
            if (answer.kind() == Answer.Kind.GIVEN) {
                question.assumes()
                        .forEach((item, value) -> owners(item, HOUSEHOLD).stream()
                                .filter(owner -> !answer.isOpen(owner))
                                .forEach(owner -> told.put(new ItemRef(owner, item), value)));
            }
        }

        private void tell(Field field, Answer answer) {
            if (!field.ofMembers()) {
                tell(field, answer, HOUSEHOLD);
                return;
            }
            for (var person : people) {
                if (!field.concerns(person)) {
                    field.otherwise().forEach((item, value) -> told.put(new ItemRef(person.id(), item), value));
                } else if (!answer.isOpen(person.id())) {
                    tell(field, answer, person.id());
                }
            }
        }

        private void tell(Field field, Answer answer, String owner) {
            if (answer.kind() != Answer.Kind.GIVEN) {
                return;
            }
            var value = answer.value(owner, field.id());
            switch (field.kind()) {
                case CHOICE ->
                    field.choice(value.isEmpty() ? field.standard() : value).ifPresent(choice -> choose(choice, owner));
                case AMOUNT, COUNT -> add(field, owner, value.isEmpty() ? BigDecimal.ZERO : new BigDecimal(value));
                case AGE -> {
                    if (!value.isEmpty()) {
                        var birth = month.atDay(1).minusYears(Integer.parseInt(value));
                        told.put(new ItemRef(owner, Field.BIRTH_DATE), new Value.Date(birth));
                    }
                }
            }
        }

        private void choose(Choice choice, String owner) {
            choice.items()
                    .forEach((item, value) -> owners(item, owner)
                            .forEach(each -> told.put(
                                    new ItemRef(each, item),
                                    value.equals(MONTH) ? new Value.Date(month.atDay(1)) : value)));
        }

        /** A sum told for the household of an item of members is the first member's; the others have nothing. */
        private void add(Field field, String owner, BigDecimal amount) {
            field.adds().forEach((item, times) -> {
                var share = amount.multiply(BigDecimal.valueOf(times));
                for (var each : owners(item, owner)) {
                    sums.merge(new ItemRef(each, item), share, BigDecimal::add);
                    share = BigDecimal.ZERO;
                }
            });
            if (!field.positive().isEmpty()) {
                var flag = new ItemRef(owner, field.positive());
                var isMore = amount.signum() > 0 || Value.Truth.TRUE.equals(told.get(flag));
                told.put(flag, Value.Truth.of(isMore));
            }
        }

        /** Whom an item belongs to that is told by the household or one of its members. */
        private List<String> owners(String item, String owner) {
            if (!owner.equals(HOUSEHOLD) || !isOfMembers(item)) {
                return List.of(owner);
            }
            var everybody = new ArrayList<String>();
            people.forEach(person -> everybody.add(person.id()));
            return everybody;
        }
    }
}
