package org.doudi.policy.column;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.function.Predicate;
import org.doudi.policy.column.BoolEmitter.Asked;
import org.doudi.policy.column.Emission.Variant;
import org.doudi.policy.column.Node.Shared;
import org.doudi.policy.column.Node.SharedKind;
import org.doudi.policy.column.NumberEmitter.Side;

/** Writes the class of one policy: two loops over rows, with everything it decides in their bodies. */
final class LoopWriter {
    private static final ClassDesc LOOP = ClassDesc.of("org.doudi.policy.column.RowLoop");
    private static final ClassDesc CLASS = ClassDesc.of("org.doudi.policy.column.CompiledLoop");
    private static final ClassDesc ARITHMETIC_EXCEPTION = ClassDesc.of("java.lang.ArithmeticException");
    private static final MethodTypeDesc RUN =
            MethodTypeDesc.of(ConstantDescs.CD_void, Emission.ROWS, ConstantDescs.CD_int, ConstantDescs.CD_int);
    /** The virtual machine never compiles a longer method. */
    private static final int LONGEST_METHOD = 8_000;

    private final TypedPolicy policy;
    private final Layout layout;
    private final Fusion fusion;

    private LoopWriter(TypedPolicy policy, Layout layout) {
        this.policy = policy;
        this.layout = layout;
        this.fusion = Fusion.of(policy);
    }

    static RowLoop write(TypedPolicy policy, Layout layout) throws NotCompilable {
        var writer = new LoopWriter(policy, layout);
        var bytes = ClassFile.of()
                .build(
                        CLASS,
                        type -> type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER)
                                .withInterfaceSymbols(LOOP)
                                .withMethodBody(
                                        ConstantDescs.INIT_NAME,
                                        ConstantDescs.MTD_void,
                                        0,
                                        code -> code.aload(0)
                                                .invokespecial(
                                                        ConstantDescs.CD_Object,
                                                        ConstantDescs.INIT_NAME,
                                                        ConstantDescs.MTD_void)
                                                .return_())
                                .withMethodBody(
                                        "run", RUN, ClassFile.ACC_PUBLIC, code -> writer.known(code, Variant.PLAIN))
                                .withMethodBody(
                                        "runWithNulls",
                                        RUN,
                                        ClassFile.ACC_PUBLIC,
                                        code -> writer.known(code, Variant.WITH_NULLS))
                                .withMethodBody("possible", RUN, ClassFile.ACC_PUBLIC, writer::possible)
                                .withMethodBody("certain", RUN, ClassFile.ACC_PUBLIC, writer::certain)
                                .withMethodBody("least", RUN, ClassFile.ACC_PUBLIC, writer::least)
                                .withMethodBody("greatest", RUN, ClassFile.ACC_PUBLIC, writer::greatest));
        refuseLongMethods(bytes);
        return load(bytes);
    }

    private static void refuseLongMethods(byte[] bytes) throws NotCompilable {
        for (var method : ClassFile.of().parse(bytes).methods()) {
            var length = method.findAttribute(Attributes.code())
                    .map(code -> code.codeLength())
                    .orElse(0);
            if (length >= LONGEST_METHOD) {
                throw new NotCompilable("a policy of " + length + " bytes of code");
            }
        }
    }

    private static RowLoop load(byte[] bytes) {
        try {
            var loaded = MethodHandles.lookup().defineHiddenClass(bytes, true).lookupClass();
            return (RowLoop) loaded.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("generated class does not load", broken);
        }
    }

    /** A row without open items. */
    private void known(CodeBuilder code, Variant variant) {
        var emission = new Emission(code, variant, fusion);
        rows(emission, (next, open) -> {
            var plain = code.newLabel();
            emission.pushArray("special");
            code.iload(emission.row()).baload().ifeq(plain);
            jumpIfBits(emission, _ -> true, open);
            code.labelBinding(plain);
            var bools = new BoolEmitter(emission);
            var not = code.newLabel();
            bools.jump(policy.entitled(), Asked.IS, not, false);
            bools.numbers().emit(policy.amount(), Side.EXACT);
            int amount = emission.keep("amount", TypeKind.LONG);
            answer(emission, RowLoop.YES, () -> code.lload(amount));
            code.goto_(next).labelBinding(not);
            answer(emission, RowLoop.NO, code::lconst_0);
        });
    }

    /** A row with open items: not entitled if that is not even possible. */
    private void possible(CodeBuilder code) {
        var emission = new Emission(code, Variant.OPEN, fusion);
        rows(emission, (next, _) -> {
            nextUnless(emission, RowLoop.OPEN, next);
            jumpIfUnusual(emission);
            var not = code.newLabel();
            new BoolEmitter(emission).jump(policy.entitled(), Asked.POSSIBLY, not, false);
            code.goto_(next).labelBinding(not);
            answer(emission, RowLoop.NO, code::lconst_0);
        });
    }

    /** A row with open items: entitled if that is certain, presumed if verification supplies all that is open. */
    private void certain(CodeBuilder code) {
        var emission = new Emission(code, Variant.OPEN, fusion);
        rows(emission, (next, _) -> {
            nextUnless(emission, RowLoop.OPEN, next);
            var certain = code.newLabel();
            var unusual = code.newLabel();
            var before = emission.known();
            new BoolEmitter(emission).jump(policy.entitled(), Asked.CERTAINLY, certain, true);
            emission.restore(before);
            jumpIfBits(emission, column -> !column.byVerification(), unusual);
            answer(emission, RowLoop.PRESUMED_SO_FAR, code::lconst_0);
            code.goto_(next).labelBinding(unusual);
            emission.giveUp();
            code.labelBinding(certain);
            answer(emission, RowLoop.YES_SO_FAR, code::lconst_0);
        });
    }

    /** The least amount of a row with open items. */
    private void least(CodeBuilder code) {
        var emission = new Emission(code, Variant.OPEN, fusion);
        rows(emission, (next, _) -> {
            nextUnlessSoFar(emission, next);
            new BoolEmitter(emission).numbers().emit(policy.amount(), Side.LOW);
            int least = emission.keep("least", TypeKind.LONG);
            emission.pushArray("amounts");
            code.iload(emission.row()).lload(least).lastore();
        });
    }

    /** The greatest amount of a row with open items: if it is the least too, they leave it no room. */
    private void greatest(CodeBuilder code) {
        var emission = new Emission(code, Variant.OPEN, fusion);
        rows(emission, (next, _) -> {
            nextUnlessSoFar(emission, next);
            var closed = code.newLabel();
            new BoolEmitter(emission).numbers().emit(policy.amount(), Side.HIGH);
            emission.pushArray("amounts");
            code.iload(emission.row()).laload().lcmp().ifeq(closed);
            emission.pushArray("amounts");
            code.iload(emission.row()).loadConstant(RowLoop.OPEN_AMOUNT).lastore();
            code.labelBinding(closed);
            emission.pushArray("answers");
            code.iload(emission.row());
            emission.pushArray("answers");
            code.iload(emission.row())
                    .baload()
                    .loadConstant((int) RowLoop.SO_FAR)
                    .isub()
                    .bastore();
        });
    }

    private static void nextUnlessSoFar(Emission emission, Label next) {
        emission.pushArray("answers");
        emission.code()
                .iload(emission.row())
                .baload()
                .loadConstant((int) RowLoop.SO_FAR)
                .if_icmple(next);
    }

    private static void nextUnless(Emission emission, byte answer, Label next) {
        emission.pushArray("answers");
        emission.code()
                .iload(emission.row())
                .baload()
                .loadConstant((int) answer)
                .if_icmpne(next);
    }

    private interface Body {
        void emit(Label next, Label open);
    }

    private void rows(Emission emission, Body body) {
        var code = emission.code();
        prologue(emission);
        int row = code.allocateLocal(TypeKind.INT);
        emission.row(row);
        var top = code.newLabel();
        var next = code.newLabel();
        var open = code.newLabel();
        var end = code.newLabel();
        var start = code.newLabel();
        var stop = code.newLabel();
        code.iload(2).istore(row).labelBinding(top).iload(row).iload(3).if_icmpge(end);
        code.labelBinding(start);
        body.emit(next, open);
        code.goto_(next).labelBinding(stop);
        code.labelBinding(open);
        answer(emission, RowLoop.OPEN, code::lconst_0);
        code.goto_(next);
        var handler = code.newLabel();
        code.labelBinding(handler).pop();
        answer(emission, RowLoop.UNUSUAL, code::lconst_0);
        code.labelBinding(next).iinc(row, 1).goto_(top).labelBinding(end).return_();
        code.exceptionCatch(start, stop, handler, ARITHMETIC_EXCEPTION);
    }

    private void prologue(Emission emission) {
        for (var name : new String[] {"memberStart", "memberCount"}) {
            emission.openArray(name, Emission.field(name, Emission.INTS));
        }
        emission.openArray("special", Emission.field("special", Emission.BYTES));
        emission.openArray("rowBits", Emission.field("rowBits", Emission.LONGS));
        emission.openArray("answers", Emission.field("answers", Emission.BYTES));
        emission.openArray("amounts", Emission.field("amounts", Emission.LONGS));
        for (var column : policy.columns()) {
            openColumn(emission, column);
        }
        for (var shared : policy.shared()) {
            openShared(emission, shared);
        }
    }

    private static void openColumn(Emission emission, Column column) {
        var type = switch (column.kind()) {
            case MONEY, DECIMAL -> Emission.LONGS;
            case COUNT, DATE -> Emission.INTS;
            case GRADE, FLAG, CHOICE -> Emission.BYTES;
        };
        var objects = ConstantDescs.CD_Object.arrayType();
        emission.openArray("column" + column.index(), code -> {
            Emission.element("columns", objects, column.index()).accept(code);
            code.checkcast(type);
        });
        if (emission.open()) {
            emission.openArray(
                    "open" + column.index(), Emission.element("open", Emission.LONGS.arrayType(), column.index()));
        }
    }

    private static void openShared(Emission emission, Shared shared) {
        if (shared.kind() == SharedKind.TABLE) {
            emission.openArray(
                    "table" + shared.index(), Emission.element("tables", Emission.LONGS.arrayType(), shared.index()));
        } else {
            emission.openShared(shared);
        }
    }

    private static void answer(Emission emission, byte answer, Runnable amount) {
        emission.pushArray("answers");
        emission.code().iload(emission.row()).loadConstant((int) answer).bastore();
        emission.pushArray("amounts");
        emission.code().iload(emission.row());
        amount.run();
        emission.code().lastore();
    }

    private void jumpIfUnusual(Emission emission) {
        var unusual = emission.code().newLabel();
        var usual = emission.code().newLabel();
        jumpIfBits(emission, _ -> false, unusual);
        emission.code().goto_(usual).labelBinding(unusual);
        emission.giveUp();
        emission.code().labelBinding(usual);
    }

    /** Jumps if one of the policy's columns that pass is open in this row, or the row is unusual. */
    private void jumpIfBits(Emission emission, Predicate<Column> which, Label target) {
        var code = emission.code();
        var masks = new long[layout.words()];
        policy.columns().stream().filter(which).forEach(column -> set(masks, column.index()));
        set(masks, layout.unusualBit());
        for (int word = 0; word < masks.length; word++) {
            if (masks[word] != 0) {
                emission.pushArray("rowBits");
                code.iload(emission.row())
                        .loadConstant(masks.length)
                        .imul()
                        .loadConstant(word)
                        .iadd()
                        .laload();
                code.loadConstant(masks[word]).land().lconst_0().lcmp().ifne(target);
            }
        }
    }

    private static void set(long[] masks, int bit) {
        masks[bit >> 6] |= 1L << bit;
    }
}
