package org.doudi.policy.column;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.doudi.policy.column.BoolEmitter.Asked;
import org.doudi.policy.column.Node.ChosenNumber;
import org.doudi.policy.column.Node.Constant;
import org.doudi.policy.column.Node.Count;
import org.doudi.policy.column.Node.DefinedNumber;
import org.doudi.policy.column.Node.Extreme;
import org.doudi.policy.column.Node.ItemNumber;
import org.doudi.policy.column.Node.Num;
import org.doudi.policy.column.Node.Product;
import org.doudi.policy.column.Node.Quotient;
import org.doudi.policy.column.Node.Rounded;
import org.doudi.policy.column.Node.Shared;
import org.doudi.policy.column.Node.SharedNumber;
import org.doudi.policy.column.Node.Sum;
import org.doudi.policy.column.Node.SumOrDifference;
import org.doudi.policy.column.Node.TableNumber;
import org.doudi.policy.column.Node.UnknownNumber;
import org.doudi.policy.column.Node.Widened;

/** Writes the code that leaves a number on the stack. */
final class NumberEmitter {
    /** Which end of what is possible is meant; without open items both are the same. */
    enum Side {
        EXACT,
        LOW,
        HIGH;

        Side opposite() {
            return switch (this) {
                case EXACT -> EXACT;
                case LOW -> HIGH;
                case HIGH -> LOW;
            };
        }
    }

    private final Emission emission;
    private final CodeBuilder code;
    private final MembersEmitter members;
    private final BoolEmitter bools;

    NumberEmitter(Emission emission, MembersEmitter members, BoolEmitter bools) {
        this.emission = emission;
        this.code = emission.code();
        this.members = members;
        this.bools = bools;
    }

    void emit(Num number, Side asked) {
        var side = asked != Side.EXACT && Closed.is(number) ? Side.EXACT : asked;
        switch (number) {
            case Constant constant -> code.loadConstant(constant.held());
            case SharedNumber shared -> emission.pushShared(shared.shared());
            case TableNumber table -> lookUp(table);
            case ItemNumber item -> item(item, side);
            case Count count -> members.pushBits(count.members()).countBits();
            case Sum sum -> members.sum(sum, () -> emit(sum.body(), side));
            case SumOrDifference both -> sumOrDifference(both, side);
            case Product product -> product(product, side);
            case Quotient quotient -> emit(quotient.dividend(), side);
            case Widened widened -> widened(widened, side);
            case Extreme extreme -> extreme(extreme, side);
            case ChosenNumber chosen -> chosen(chosen, side);
            case Rounded rounded -> rounded(rounded, side);
            case UnknownNumber _ -> {
                emission.giveUp();
                code.loadConstant(0L);
            }
            case DefinedNumber defined -> defined(defined, side);
            case Node.CalledNumber called ->
                Objects.requireNonNull(emission.methods()).call(emission, called, side);
        }
    }

    private void defined(DefinedNumber defined, Side side) {
        var methods = emission.methods();
        boolean isOutside = methods != null && methods.isOutside(defined.definition());
        if (!defined.definition().usedOften() && !isOutside) {
            emit(defined.number(), side);
            return;
        }
        var name = defined.definition().name() + side;
        var kept = emission.result(name);
        if (kept == null) {
            if (methods != null) {
                methods.call(emission, defined.definition(), defined.number(), side);
            } else {
                emit(defined.number(), side);
            }
            kept = emission.keep(name, TypeKind.LONG);
        }
        code.lload(kept);
    }

    private void lookUp(TableNumber table) {
        emission.pushArray("table" + table.shared().index());
        bools.pushChoice(table.key());
        code.invokestatic(
                Emission.ROW_MATH,
                "lookUp",
                MethodTypeDesc.of(ConstantDescs.CD_long, Emission.LONGS, ConstantDescs.CD_int));
    }

    private void item(ItemNumber item, Side side) {
        if (item.column().kind() == ColumnKind.GRADE) {
            grade(item);
            return;
        }
        if (side == Side.EXACT) {
            held(item);
            return;
        }
        var isOpen = code.newLabel();
        var done = code.newLabel();
        emission.jumpIfOpen(item.column(), item.member(), isOpen);
        held(item);
        code.goto_(done).labelBinding(isOpen);
        code.loadConstant(side == Side.LOW ? 0L : item.column().kind().limit()).labelBinding(done);
    }

    /** A grade may be null, and one that is open too: then the row goes to the interpreter. */
    private void grade(ItemNumber item) {
        var isGiven = code.newLabel();
        if (emission.open()) {
            var isOpen = code.newLabel();
            var isKnown = code.newLabel();
            emission.jumpIfOpen(item.column(), item.member(), isOpen);
            code.goto_(isKnown).labelBinding(isOpen);
            emission.giveUp();
            code.labelBinding(isKnown);
        }
        emission.pushHeld(item.column(), item.member());
        code.loadConstant(Column.NO_GRADE).if_icmpne(isGiven);
        emission.giveUp();
        code.labelBinding(isGiven);
        emission.pushHeld(item.column(), item.member());
        code.i2l();
    }

    private void held(ItemNumber item) {
        emission.pushHeld(item.column(), item.member());
        if (item.column().kind() == ColumnKind.COUNT) {
            code.i2l();
        }
    }

    private void sumOrDifference(SumOrDifference both, Side side) {
        emit(both.left(), side);
        emit(both.right(), both.minus() ? side.opposite() : side);
        emission.arithmetic(
                both.minus() ? "subtractExact" : "addExact", both.span().fits());
    }

    private void product(Product product, Side side) {
        if (side != Side.EXACT
                && !(product.left().span().isNeverNegative()
                        && product.right().span().isNeverNegative())) {
            emission.giveUp();
            code.loadConstant(0L);
            return;
        }
        emit(product.left(), side);
        emit(product.right(), side);
        emission.arithmetic("multiplyExact", product.span().fits());
    }

    private void widened(Widened widened, Side side) {
        emit(widened.number(), side);
        int digits = widened.scale() - widened.number().scale();
        if (digits > 0) {
            code.loadConstant(BigInteger.TEN.pow(digits).longValueExact());
            emission.arithmetic("multiplyExact", widened.span().fits());
        }
        for (var factor : widened.factors()) {
            emission.pushShared(factor);
            emission.arithmetic("multiplyExact", widened.span().fits());
        }
    }

    private void extreme(Extreme extreme, Side side) {
        emit(extreme.numbers().getFirst(), side);
        for (var number : extreme.numbers().subList(1, extreme.numbers().size())) {
            emit(number, side);
            extremeOfTwo(extreme.largest());
        }
    }

    private void chosen(ChosenNumber chosen, Side side) {
        var otherwise = code.newLabel();
        var done = code.newLabel();
        var before = emission.known();
        if (side == Side.EXACT || Closed.isDecided(chosen.condition())) {
            bools.jumpUnless(chosen.condition(), otherwise);
        } else {
            chosenOpen(chosen, side, otherwise, done);
        }
        emit(chosen.then(), side);
        code.goto_(done).labelBinding(otherwise);
        emission.restore(before);
        emit(chosen.otherwise(), side);
        code.labelBinding(done);
        emission.restore(before);
    }

    /** Where the condition is open, the end of both branches that reaches further. */
    private void chosenOpen(ChosenNumber chosen, Side side, Label otherwise, Label done) {
        var then = code.newLabel();
        var before = emission.known();
        bools.jump(chosen.condition(), Asked.CERTAINLY, then, true);
        emission.restore(before);
        bools.jump(chosen.condition(), Asked.POSSIBLY, otherwise, false);
        emission.restore(before);
        emit(chosen.then(), side);
        emit(chosen.otherwise(), side);
        extremeOfTwo(side == Side.HIGH);
        code.goto_(done).labelBinding(then);
        emission.restore(before);
    }

    private void extremeOfTwo(boolean largest) {
        code.invokestatic(
                Emission.MATH,
                largest ? "max" : "min",
                MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_long, ConstantDescs.CD_long));
    }

    private void rounded(Rounded rounded, Side side) {
        emit(rounded.number(), side);
        int digits = rounded.number().scale() - rounded.scale();
        if (digits < 0) {
            code.loadConstant(BigInteger.TEN.pow(-digits).longValueExact());
            emission.arithmetic("multiplyExact", false);
        }
        pushDivisor(Math.max(0, digits), rounded.number().divisors());
        code.invokestatic(
                Emission.ROW_MATH,
                "roundHalfUp",
                MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_long, ConstantDescs.CD_long));
    }

    private void pushDivisor(int digits, List<Shared> divisors) {
        code.loadConstant(BigInteger.TEN.pow(digits).longValueExact());
        for (var divisor : divisors) {
            emission.pushShared(divisor);
            emission.arithmetic("multiplyExact", false);
        }
    }
}
