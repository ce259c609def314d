package org.doudi.policy.column;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.function.Consumer;
import org.doudi.policy.column.Node.AllBenefits;
import org.doudi.policy.column.Node.AllMembers;
import org.doudi.policy.column.Node.DefinedMembers;
import org.doudi.policy.column.Node.Exists;
import org.doudi.policy.column.Node.Filtered;
import org.doudi.policy.column.Node.ItemFlag;
import org.doudi.policy.column.Node.MemberVariable;
import org.doudi.policy.column.Node.Members;
import org.doudi.policy.column.Node.Sum;

/** Writes the code that selects members, as bits of a long, and loops over them. */
final class MembersEmitter {
    private static final ClassDesc LONG = ClassDesc.of("java.lang.Long");

    private final Emission emission;
    private final CodeBuilder code;
    private final BoolEmitter bools;

    MembersEmitter(Emission emission, BoolEmitter bools) {
        this.emission = emission;
        this.code = emission.code();
        this.bools = bools;
    }

    /** Pushes the bits of the members. */
    MembersEmitter pushBits(Members members) {
        switch (members) {
            case AllMembers _, AllBenefits _ -> {
                pushCount(members);
                code.invokestatic(
                        Emission.ROW_MATH, "firstBits", MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_int));
            }
            case Filtered filtered -> filter(filtered, () -> {});
            case DefinedMembers defined -> {
                var name = defined.definition().name();
                var kept = emission.result(name);
                if (kept == null) {
                    kept = select(defined, name);
                }
                code.lload(kept);
            }
        }
        return this;
    }

    void countBits() {
        code.invokestatic(LONG, "bitCount", MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_long))
                .i2l();
    }

    /** Selects the members, and computes in the same loop what else is asked of them. */
    private int select(DefinedMembers defined, String name) {
        if (emission.methods() != null) {
            emission.methods().call(emission, defined.definition(), defined.members());
            return emission.keep(name, TypeKind.LONG);
        }
        if (emission.open() || !(defined.members() instanceof Filtered filtered)) {
            pushBits(defined.members());
            return emission.keep(name, TypeKind.LONG);
        }
        var sums = emission.fusion().sumsOver(defined.definition());
        var tests = emission.fusion().testsOver(defined.definition());
        sums.forEach(sum -> emission.start(sum.variable(), TypeKind.LONG));
        tests.forEach(test -> emission.start(test.variable(), TypeKind.INT));
        filter(filtered, () -> {
            sums.forEach(sum -> addUp(sum, filtered.variable()));
            tests.forEach(test -> note(test, filtered.variable()));
        });
        return emission.keep(name, TypeKind.LONG);
    }

    private void addUp(Sum sum, MemberVariable member) {
        int total = emission.fused(sum.variable());
        emission.alias(sum.variable(), member);
        code.lload(total);
        bools.numbers().emit(sum.body(), NumberEmitter.Side.EXACT);
        code.ladd().lstore(total);
    }

    private void note(Exists test, MemberVariable member) {
        int found = emission.fused(test.variable());
        emission.alias(test.variable(), member);
        if (test.condition() instanceof ItemFlag flag) {
            code.iload(found);
            emission.pushHeld(flag.column(), flag.member());
            code.ior().istore(found);
        }
    }

    private void filter(Filtered filtered, Runnable also) {
        int kept = code.allocateLocal(TypeKind.LONG);
        code.lconst_0().lstore(kept);
        var before = emission.known();
        forEachBit(filtered.members(), filtered.variable(), (bit, next) -> {
            bools.jumpUnless(filtered.condition(), next);
            code.lload(kept).lload(bit).lor().lstore(kept);
            also.run();
        });
        emission.restore(before);
        code.lload(kept);
    }

    /** Pushes the sum of what {@code body} pushes for each member. */
    void sum(Sum sum, Runnable body) {
        pushBits(sum.members());
        if (sum.zeroIfNone()) {
            code.pop2();
        } else {
            var some = code.newLabel();
            code.lconst_0().lcmp().ifne(some);
            emission.giveUp();
            code.labelBinding(some);
        }
        if (emission.isFused(sum.variable())) {
            code.lload(emission.fused(sum.variable()));
            return;
        }
        code.lconst_0();
        int total = code.allocateLocal(TypeKind.LONG);
        code.lstore(total);
        forEach(sum.members(), sum.variable(), _ -> {
            code.lload(total);
            body.run();
            emission.arithmetic("addExact", sum.span().fits());
            code.lstore(total);
        });
        code.lload(total);
    }

    /** Runs {@code body} for each member; what it computes is not known afterwards. */
    void forEach(Members members, MemberVariable variable, Consumer<Label> body) {
        forEachBit(members, variable, (_, next) -> body.accept(next));
    }

    private interface Body {
        void emit(int bit, Label next);
    }

    private void forEachBit(Members members, MemberVariable variable, Body body) {
        int slot = emission.bind(variable);
        int bit = code.allocateLocal(TypeKind.LONG);
        var top = code.newLabel();
        var next = code.newLabel();
        var end = code.newLabel();
        if (members instanceof AllMembers || members instanceof AllBenefits) {
            int last = code.allocateLocal(TypeKind.INT);
            pushStart(members);
            code.istore(slot).iload(slot);
            pushCount(members);
            code.iadd().istore(last).lconst_1().lstore(bit).labelBinding(top);
            code.iload(slot).iload(last).if_icmpge(end);
            var before = emission.known();
            body.emit(bit, next);
            emission.restore(before);
            code.labelBinding(next).iinc(slot, 1).lload(bit).iconst_1().lshl().lstore(bit);
            code.goto_(top).labelBinding(end);
            return;
        }
        int rest = code.allocateLocal(TypeKind.LONG);
        pushBits(members);
        code.lstore(rest);
        var before = emission.known();
        code.labelBinding(top).lload(rest).lconst_0().lcmp().ifeq(end);
        code.lload(rest).lload(rest).lneg().land().lstore(bit);
        pushStart(members);
        code.lload(rest)
                .invokestatic(
                        LONG, "numberOfTrailingZeros", MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_long))
                .iadd()
                .istore(slot);
        code.lload(rest).lload(bit).lxor().lstore(rest);
        body.emit(bit, top);
        emission.restore(before);
        code.goto_(top).labelBinding(next).labelBinding(end);
    }

    private void pushStart(Members members) {
        emission.pushArray(PolicyTyper.isOfBenefits(members) ? "benefitStart" : "memberStart");
        code.iload(emission.row()).iaload();
    }

    private void pushCount(Members members) {
        emission.pushArray(PolicyTyper.isOfBenefits(members) ? "benefitCount" : "memberCount");
        code.iload(emission.row()).iaload();
    }
}
