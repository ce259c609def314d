package org.doudi.policy.column;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.Objects;
import org.doudi.policy.column.Node.BenefitOf;
import org.doudi.policy.column.Node.Bool;
import org.doudi.policy.column.Node.BoolConstant;
import org.doudi.policy.column.Node.Both;
import org.doudi.policy.column.Node.Choice;
import org.doudi.policy.column.Node.ChosenBool;
import org.doudi.policy.column.Node.CompareDays;
import org.doudi.policy.column.Node.CompareNumbers;
import org.doudi.policy.column.Node.Day;
import org.doudi.policy.column.Node.DefinedBool;
import org.doudi.policy.column.Node.Either;
import org.doudi.policy.column.Node.Exists;
import org.doudi.policy.column.Node.HasIdentity;
import org.doudi.policy.column.Node.HasNothing;
import org.doudi.policy.column.Node.IsChoice;
import org.doudi.policy.column.Node.ItemChoice;
import org.doudi.policy.column.Node.ItemDay;
import org.doudi.policy.column.Node.ItemFlag;
import org.doudi.policy.column.Node.MemberVariable;
import org.doudi.policy.column.Node.Not;
import org.doudi.policy.column.Node.SameMember;
import org.doudi.policy.column.Node.SharedBool;
import org.doudi.policy.column.Node.SharedDay;
import org.doudi.policy.column.Node.UnknownBool;
import org.doudi.policy.column.NumberEmitter.Side;
import org.doudi.policy.feel.Expression.Comparator;
import org.jspecify.annotations.Nullable;

/** Writes the code that jumps on a condition. */
final class BoolEmitter {
    /** What is asked of a condition: is it so, is it certainly so, is it possibly so. */
    enum Asked {
        IS,
        CERTAINLY,
        POSSIBLY;

        Asked ofTheContrary() {
            return switch (this) {
                case IS -> IS;
                case CERTAINLY -> POSSIBLY;
                case POSSIBLY -> CERTAINLY;
            };
        }
    }

    private final Emission emission;
    private final CodeBuilder code;
    private final MembersEmitter members;
    private final NumberEmitter numbers;

    BoolEmitter(Emission emission) {
        this.emission = emission;
        this.code = emission.code();
        this.members = new MembersEmitter(emission, this);
        this.numbers = new NumberEmitter(emission, members, this);
    }

    MembersEmitter members() {
        return members;
    }

    CodeBuilder code() {
        return code;
    }

    NumberEmitter numbers() {
        return numbers;
    }

    /** Falls through if it is so, jumps if not; gives the row up where open items leave that undecided. */
    void jumpUnless(Bool bool, Label otherwise) {
        if (!emission.open()) {
            jump(bool, Asked.IS, otherwise, false);
            return;
        }
        var certain = code.newLabel();
        var before = emission.known();
        jump(bool, Asked.CERTAINLY, certain, true);
        jump(bool, Asked.POSSIBLY, otherwise, false);
        emission.giveUp();
        code.labelBinding(certain);
        emission.restore(before);
    }

    /**
     * Jumps if the answer is {@code when}, falls through otherwise. What was computed on the way is known after it only
     * where every path came by.
     */
    void jump(Bool bool, Asked asked, Label target, boolean when) {
        switch (bool) {
            case BoolConstant constant -> {
                if (constant.value() == when) {
                    code.goto_(target);
                }
            }
            case SharedBool shared -> {
                emission.pushShared(shared.shared());
                code.l2i();
                jumpOnInt(target, when);
            }
            case ItemFlag item -> flag(item, asked, target, when);
            case CompareNumbers compare -> compareNumbers(compare, asked, target, when);
            case CompareDays compare -> compareDays(compare, asked, target, when);
            case IsChoice choice -> isChoice(choice, asked, target, when);
            case HasNothing nothing -> hasNothing(nothing, asked, target, when);
            case UnknownBool _ -> emission.giveUp();
            case HasIdentity identity -> {
                emission.pushHeld(identity.identities(), null);
                code.loadConstant(identity.place())
                        .lushr()
                        .loadConstant(1L)
                        .land()
                        .l2i();
                jumpOnInt(target, when);
            }
            case SameMember same -> {
                emission.pushSlot(same.one());
                emission.pushSlot(same.other());
                jumpIfSame(target, when);
            }
            case BenefitOf own -> benefitOf(own, target, when);
            case Both both -> sequence(both.left(), both.right(), asked, target, when, false);
            case Either either -> sequence(either.left(), either.right(), asked, target, when, true);
            case Not not -> jump(not.operand(), asked.ofTheContrary(), target, !when);
            case Exists exists -> exists(exists, asked, target, when);
            case ChosenBool chosen -> chosen(chosen, asked, target, when);
            case DefinedBool defined -> defined(defined, asked, target, when);
            case Node.CalledBool called -> called(called, asked, target, when);
        }
    }

    private void jumpOnInt(Label target, boolean when) {
        if (when) {
            code.ifne(target);
        } else {
            code.ifeq(target);
        }
    }

    /** {@code and} (decided by a false side) and {@code or} (decided by a true side). */
    private void sequence(Bool left, Bool right, Asked asked, Label target, boolean when, boolean deciding) {
        if (when == deciding) {
            jump(left, asked, target, when);
            jump(right, asked, target, when);
            return;
        }
        var skip = code.newLabel();
        var before = emission.known();
        jump(left, asked, skip, !when);
        jump(right, asked, target, when);
        code.labelBinding(skip);
        emission.restore(before);
    }

    /** Jumps over the held value if it is open: what is possible is answered yes, what is certain no. */
    private void ifOpen(
            Column column, @Nullable MemberVariable member, Asked asked, Label target, boolean when, Label done) {
        if (asked == Asked.IS) {
            return;
        }
        boolean answer = asked == Asked.POSSIBLY;
        emission.jumpIfOpen(column, member, answer == when ? target : done);
    }

    private void flag(ItemFlag item, Asked asked, Label target, boolean when) {
        var done = code.newLabel();
        ifOpen(item.column(), item.member(), asked, target, when, done);
        emission.pushHeld(item.column(), item.member());
        jumpOnInt(target, when);
        code.labelBinding(done);
    }

    private void isChoice(IsChoice is, Asked asked, Label target, boolean when) {
        var done = code.newLabel();
        if (is.choice() instanceof ItemChoice item) {
            ifOpen(item.column(), item.member(), asked, target, when, done);
        }
        pushHeldChoice(is.choice());
        code.loadConstant(is.value());
        if (when) {
            code.if_icmpeq(target);
        } else {
            code.if_icmpne(target);
        }
        code.labelBinding(done);
    }

    /** Pushes the place of a choice in its enumeration; gives the row up if it is open. */
    void pushChoice(Choice choice) {
        if (emission.open() && choice instanceof ItemChoice item) {
            var isKnown = code.newLabel();
            var isOpen = code.newLabel();
            emission.jumpIfOpen(item.column(), item.member(), isOpen);
            code.goto_(isKnown).labelBinding(isOpen);
            emission.giveUp();
            code.labelBinding(isKnown);
        }
        pushHeldChoice(choice);
    }

    private void pushHeldChoice(Choice choice) {
        switch (choice) {
            case ItemChoice item -> emission.pushHeld(item.column(), item.member());
        }
    }

    private void hasNothing(HasNothing has, Asked asked, Label target, boolean when) {
        var done = code.newLabel();
        ifOpen(has.column(), has.member(), asked, target, when, done);
        emission.pushHeld(has.column(), has.member());
        code.loadConstant(has.column().kind() == ColumnKind.DATE ? Column.NO_DATE : Column.NO_GRADE);
        jumpIfSame(target, when);
        code.labelBinding(done);
    }

    private void jumpIfSame(Label target, boolean when) {
        if (when) {
            code.if_icmpeq(target);
        } else {
            code.if_icmpne(target);
        }
    }

    /** A benefit knows a member by the place in the household, from 1. */
    private void benefitOf(BenefitOf own, Label target, boolean when) {
        emission.pushHeld(own.person(), own.benefit());
        if (own.member() == null) {
            code.iconst_0();
        } else {
            emission.pushSlot(own.member());
            emission.pushArray("memberStart");
            code.iload(emission.row()).iaload().isub().iconst_1().iadd();
        }
        jumpIfSame(target, when);
    }

    private void compareDays(CompareDays compare, Asked asked, Label target, boolean when) {
        var done = code.newLabel();
        var before = emission.known();
        ifDayOpen(compare.left(), asked, target, when, done);
        ifDayOpen(compare.right(), asked, target, when, done);
        pushDay(compare.left());
        pushDay(compare.right());
        code.lcmp();
        jumpOnSign(compare.comparator(), target, when);
        code.labelBinding(done);
        if (asked != Asked.IS) {
            emission.restore(before);
        }
    }

    private void ifDayOpen(Day day, Asked asked, Label target, boolean when, Label done) {
        if (day instanceof ItemDay item) {
            ifOpen(item.column(), item.member(), asked, target, when, done);
        }
    }

    private void pushDay(Day day) {
        switch (day) {
            case SharedDay shared -> emission.pushShared(shared.shared());
            case ItemDay item -> {
                var isDay = code.newLabel();
                emission.pushHeld(item.column(), item.member());
                code.loadConstant(Column.NO_DATE).if_icmpne(isDay);
                emission.giveUp();
                code.labelBinding(isDay);
                emission.pushHeld(item.column(), item.member());
                code.i2l();
            }
        }
    }

    private void compareNumbers(CompareNumbers compare, Asked asked, Label target, boolean when) {
        if (asked == Asked.IS || (Closed.is(compare.left()) && Closed.is(compare.right()))) {
            numbers.emit(compare.left(), Side.EXACT);
            numbers.emit(compare.right(), Side.EXACT);
            code.lcmp();
            jumpOnSign(compare.comparator(), target, when);
            return;
        }
        switch (compare.comparator()) {
            case LESS, LESS_OR_EQUAL -> {
                boolean possibly = asked == Asked.POSSIBLY;
                compareEnds(compare, compare.comparator(), possibly ? Side.LOW : Side.HIGH, target, when);
            }
            case GREATER, GREATER_OR_EQUAL -> {
                boolean possibly = asked == Asked.POSSIBLY;
                compareEnds(compare, compare.comparator(), possibly ? Side.HIGH : Side.LOW, target, when);
            }
            case EQUAL -> equal(compare, asked, target, when);
            case NOT_EQUAL -> equal(compare, asked.ofTheContrary(), target, !when);
        }
    }

    /** Whether two ranges certainly are one and the same value, or possibly. */
    private void equal(CompareNumbers compare, Asked asked, Label target, boolean when) {
        var first = asked == Asked.POSSIBLY ? Comparator.LESS_OR_EQUAL : Comparator.EQUAL;
        var second = asked == Asked.POSSIBLY ? Comparator.GREATER_OR_EQUAL : Comparator.EQUAL;
        if (!when) {
            compareEnds(compare, first, Side.LOW, target, false);
            compareEnds(compare, second, Side.HIGH, target, false);
            return;
        }
        var skip = code.newLabel();
        compareEnds(compare, first, Side.LOW, skip, false);
        var before = emission.known();
        compareEnds(compare, second, Side.HIGH, target, true);
        code.labelBinding(skip);
        emission.restore(before);
    }

    private void compareEnds(CompareNumbers compare, Comparator comparator, Side left, Label target, boolean when) {
        numbers.emit(compare.left(), left);
        numbers.emit(compare.right(), left.opposite());
        code.lcmp();
        jumpOnSign(comparator, target, when);
    }

    private void jumpOnSign(Comparator comparator, Label target, boolean when) {
        var meant = when ? comparator : contrary(comparator);
        switch (meant) {
            case EQUAL -> code.ifeq(target);
            case NOT_EQUAL -> code.ifne(target);
            case LESS -> code.iflt(target);
            case LESS_OR_EQUAL -> code.ifle(target);
            case GREATER -> code.ifgt(target);
            case GREATER_OR_EQUAL -> code.ifge(target);
        }
    }

    private static Comparator contrary(Comparator comparator) {
        return switch (comparator) {
            case EQUAL -> Comparator.NOT_EQUAL;
            case NOT_EQUAL -> Comparator.EQUAL;
            case LESS -> Comparator.GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> Comparator.GREATER;
            case GREATER -> Comparator.LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> Comparator.LESS;
        };
    }

    private void exists(Exists exists, Asked asked, Label target, boolean when) {
        members.pushBits(exists.members());
        code.pop2();
        if (emission.isFused(exists.variable())) {
            code.iload(emission.fused(exists.variable()));
            jumpOnInt(target, when);
            return;
        }
        var before = emission.known();
        var done = code.newLabel();
        members.forEach(exists.members(), exists.variable(), next -> {
            jump(exists.condition(), asked, next, false);
            code.goto_(when ? target : done);
        });
        if (!when) {
            code.goto_(target);
        }
        code.labelBinding(done);
        emission.restore(before);
    }

    private void chosen(ChosenBool chosen, Asked asked, Label target, boolean when) {
        var otherwise = code.newLabel();
        var done = code.newLabel();
        var before = emission.known();
        jumpUnless(chosen.condition(), otherwise);
        jump(chosen.then(), asked, target, when);
        code.goto_(done).labelBinding(otherwise);
        emission.restore(before);
        jump(chosen.otherwise(), asked, target, when);
        code.labelBinding(done);
        emission.restore(before);
    }

    private void defined(DefinedBool defined, Asked asked, Label target, boolean when) {
        if (!defined.definition().usedOften() && !isOutside(defined)) {
            jump(defined.bool(), asked, target, when);
            return;
        }
        var name = defined.definition().name() + asked;
        var kept = emission.result(name);
        if (kept == null) {
            push(defined, asked);
            kept = emission.keep(name, TypeKind.INT);
        }
        code.iload(kept);
        jumpOnInt(target, when);
    }

    private boolean isOutside(DefinedBool defined) {
        return emission.methods() != null && emission.methods().isOutside(defined.definition());
    }

    private void push(DefinedBool defined, Asked asked) {
        if (emission.methods() != null) {
            emission.methods().call(emission, defined.definition(), defined.bool(), asked);
        } else {
            push(defined.bool(), asked);
        }
    }

    private void called(Node.CalledBool called, Asked asked, Label target, boolean when) {
        Objects.requireNonNull(emission.methods()).call(emission, called, asked);
        jumpOnInt(target, when);
    }

    /** Pushes 1 or 0. */
    void push(Bool bool, Asked asked) {
        var isNot = code.newLabel();
        var done = code.newLabel();
        var before = emission.known();
        jump(bool, asked, isNot, false);
        code.iconst_1().goto_(done).labelBinding(isNot).iconst_0().labelBinding(done);
        emission.restore(before);
    }
}
