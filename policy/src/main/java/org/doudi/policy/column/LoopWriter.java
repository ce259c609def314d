package org.doudi.policy.column;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.Collection;
import java.util.function.Predicate;
import org.doudi.policy.column.BoolEmitter.Asked;
import org.doudi.policy.column.Emission.Variant;
import org.doudi.policy.column.Node.MemberVariable;
import org.doudi.policy.column.Node.Shared;
import org.doudi.policy.column.Node.SharedKind;
import org.doudi.policy.column.NumberEmitter.Side;
import org.jspecify.annotations.Nullable;

/** Writes the class of one policy: two loops over rows, with everything it decides in their bodies. */
final class LoopWriter {
    private static final ClassDesc LOOP = ClassDesc.of("org.doudi.policy.column.RowLoop");
    private static final ClassDesc ARITHMETIC_EXCEPTION = ClassDesc.of("java.lang.ArithmeticException");
    private static final MethodTypeDesc RUN =
            MethodTypeDesc.of(ConstantDescs.CD_void, Emission.ROWS, ConstantDescs.CD_int, ConstantDescs.CD_int);
    /** The virtual machine never compiles a longer method. */
    private static final int LONGEST_METHOD = 8_000;

    private final TypedPolicy policy;
    private final Layout layout;
    private final Fusion fusion;
    private final @Nullable Methods methods;

    private LoopWriter(TypedPolicy policy, Layout layout, @Nullable Methods methods) {
        this.policy = policy;
        this.layout = layout;
        this.methods = methods;
        this.fusion = methods == null ? Fusion.of(policy) : Fusion.none();
    }

    /** The loops of a policy, and how many values they remember. */
    record Written(RowLoop loop, int memos) {}

    /** @param inOneMethod whether all of a row is decided in one method, which is fastest, or in many */
    static Written write(TypedPolicy policy, Layout layout, boolean inOneMethod) throws NotCompilable {
        var methods = inOneMethod ? null : new Methods();
        var writer = new LoopWriter(policy, layout, methods);
        byte[] bytes;
        try {
            bytes = ClassFile.of().build(Methods.CLASS, writer::write);
        } catch (IllegalArgumentException tooLong) {
            throw new NotCompilable("a policy of more code than a method may have");
        }
        refuseLongMethods(bytes);
        return new Written(load(bytes), methods == null ? 0 : methods.memos());
    }

    private void write(ClassBuilder type) {
        type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER)
                .withInterfaceSymbols(LOOP)
                .withMethodBody(
                        ConstantDescs.INIT_NAME,
                        ConstantDescs.MTD_void,
                        0,
                        code -> code.aload(0)
                                .invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                                .return_())
                .withMethodBody("run", RUN, ClassFile.ACC_PUBLIC, code -> known(code, Variant.PLAIN))
                .withMethodBody("runWithNulls", RUN, ClassFile.ACC_PUBLIC, code -> known(code, Variant.WITH_NULLS))
                .withMethodBody("possible", RUN, ClassFile.ACC_PUBLIC, this::possible)
                .withMethodBody("certain", RUN, ClassFile.ACC_PUBLIC, this::certain)
                .withMethodBody("least", RUN, ClassFile.ACC_PUBLIC, this::least)
                .withMethodBody("greatest", RUN, ClassFile.ACC_PUBLIC, this::greatest);
        if (methods != null) {
            for (var next = methods.next(); next != null; next = methods.next()) {
                var method = next;
                type.withMethodBody(method.name(), method.type(), 0, code -> method(code, methods, method));
            }
        }
    }

    private void method(CodeBuilder code, Methods all, Methods.Method method) {
        var emission = new Emission(code, method.variant(), fusion, all);
        emission.row(2);
        emission.place(3);
        if (policy.ofPersons()) {
            emission.member(MemberVariable.PERSON, 3);
        }
        for (int i = 0; i < method.parameters().size(); i++) {
            emission.member(method.parameters().get(i), 4 + i);
        }
        var reads = all.reads(method);
        open(emission, reads.columns(), reads.shared());
        all.write(emission, method);
    }

    private static void refuseLongMethods(byte[] bytes) throws NotCompilable {
        for (var method : ClassFile.of().parse(bytes).methods()) {
            var length = method.findAttribute(Attributes.code())
                    .map(code -> code.codeLength())
                    .orElse(0);
            if (length >= LONGEST_METHOD) {
                throw new NotCompilable("a policy of " + length + " bytes of code in one method");
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
        var emission = new Emission(code, variant, fusion, methods);
        rows(emission, (next, open) -> {
            var plain = code.newLabel();
            emission.pushArray("special");
            code.iload(emission.row()).baload().ifeq(plain);
            jumpIfBits(emission, _ -> true, open);
            code.labelBinding(plain);
            var bools = new BoolEmitter(emission);
            var not = code.newLabel();
            bools.jump(policy.entitled(), Asked.IS, not, false);
            emitAmount(bools, Side.EXACT);
            int amount = emission.keep("amount", TypeKind.LONG);
            answer(emission, RowLoop.YES, () -> code.lload(amount));
            code.goto_(next).labelBinding(not);
            answer(emission, RowLoop.NO, code::lconst_0);
        });
    }

    /** A policy without sums has none, whatever is open. */
    private void emitAmount(BoolEmitter bools, Side side) {
        if (policy.amount() == null) {
            bools.code().loadConstant(RowLoop.OPEN_AMOUNT);
        } else {
            bools.numbers().emit(policy.amount(), side);
        }
    }

    /** A row with open items: not entitled if that is not even possible. */
    private void possible(CodeBuilder code) {
        var emission = new Emission(code, Variant.OPEN, fusion, methods);
        rows(emission, (next, _) -> {
            nextUnless(emission, RowLoop.OPEN, next);
            jumpIfUnusual(emission);
            var not = code.newLabel();
            new BoolEmitter(emission).jump(policy.entitled(), Asked.POSSIBLY, not, false);
            code.goto_(next).labelBinding(not);
            answer(emission, RowLoop.NO, code::lconst_0);
        });
    }

    /** A row with open items: entitled if that is certain, presumed if verification supplies what may decide, else open. */
    private void certain(CodeBuilder code) {
        var emission = new Emission(code, Variant.OPEN, fusion, methods);
        rows(emission, (next, _) -> {
            nextUnless(emission, RowLoop.OPEN, next);
            var certain = code.newLabel();
            var before = emission.known();
            new BoolEmitter(emission).jump(policy.entitled(), Asked.CERTAINLY, certain, true);
            emission.restore(before);
            jumpIfBits(
                    emission,
                    column -> !column.byVerification() && policy.deciding().contains(column),
                    next);
            answer(emission, RowLoop.PRESUMED_SO_FAR, code::lconst_0);
            code.goto_(next).labelBinding(certain);
            answer(emission, RowLoop.YES_SO_FAR, code::lconst_0);
        });
    }

    /** The least amount of a row with open items. */
    private void least(CodeBuilder code) {
        var emission = new Emission(code, Variant.OPEN, fusion, methods);
        rows(emission, (next, _) -> {
            nextUnlessSoFar(emission, next);
            emitAmount(new BoolEmitter(emission), Side.LOW);
            int least = emission.keep("least", TypeKind.LONG);
            emission.pushArray("amounts");
            code.iload(emission.place()).lload(least).lastore();
        });
    }

    /** The greatest amount of a row with open items: if it is the least too, they leave it no room. */
    private void greatest(CodeBuilder code) {
        var emission = new Emission(code, Variant.OPEN, fusion, methods);
        rows(emission, (next, _) -> {
            nextUnlessSoFar(emission, next);
            var closed = code.newLabel();
            emitAmount(new BoolEmitter(emission), Side.HIGH);
            emission.pushArray("amounts");
            code.iload(emission.place()).laload().lcmp().ifeq(closed);
            emission.pushArray("amounts");
            code.iload(emission.place()).loadConstant(RowLoop.OPEN_AMOUNT).lastore();
            code.labelBinding(closed);
            emission.pushArray("answers");
            code.iload(emission.place());
            emission.pushArray("answers");
            code.iload(emission.place())
                    .baload()
                    .loadConstant((int) RowLoop.SO_FAR)
                    .isub()
                    .bastore();
        });
    }

    private static void nextUnlessSoFar(Emission emission, Label next) {
        emission.pushArray("answers");
        emission.code()
                .iload(emission.place())
                .baload()
                .loadConstant((int) RowLoop.SO_FAR)
                .if_icmple(next);
    }

    private static void nextUnless(Emission emission, byte answer, Label next) {
        emission.pushArray("answers");
        emission.code()
                .iload(emission.place())
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
        emission.place(row);
        var nextRow = code.newLabel();
        var nextMember = code.newLabel();
        if (policy.ofPersons()) {
            firstMember(emission, nextMember, nextRow);
        }
        code.labelBinding(start);
        body.emit(next, open);
        code.goto_(next).labelBinding(stop);
        code.labelBinding(open);
        answer(emission, RowLoop.OPEN, code::lconst_0);
        code.goto_(next);
        var handler = code.newLabel();
        code.labelBinding(handler).pop();
        answer(emission, RowLoop.UNUSUAL, code::lconst_0);
        code.labelBinding(next);
        if (policy.ofPersons()) {
            code.iinc(emission.place(), 1).goto_(nextMember);
        }
        code.labelBinding(nextRow).iinc(row, 1).goto_(top).labelBinding(end).return_();
        code.exceptionCatch(start, stop, handler, ARITHMETIC_EXCEPTION);
    }

    /** Begins the loop over the members of a row. */
    private static void firstMember(Emission emission, Label nextMember, Label nextRow) {
        var code = emission.code();
        int slot = code.allocateLocal(TypeKind.INT);
        int last = code.allocateLocal(TypeKind.INT);
        emission.pushArray("memberStart");
        code.iload(emission.row()).iaload().istore(slot);
        code.iload(slot);
        emission.pushArray("memberCount");
        code.iload(emission.row()).iaload().iadd().istore(last);
        code.labelBinding(nextMember).iload(slot).iload(last).if_icmpge(nextRow);
        emission.place(slot);
        emission.member(MemberVariable.PERSON, slot);
    }

    private void prologue(Emission emission) {
        if (methods == null) {
            open(emission, policy.columns(), policy.shared());
        } else {
            var reads = policy.amount() == null
                    ? methods.reads(policy.entitled())
                    : methods.reads(policy.entitled(), policy.amount());
            open(emission, reads.columns(), reads.shared());
        }
    }

    private static void open(Emission emission, Collection<Column> columns, Collection<Shared> shared) {
        for (var name : new String[] {"memberStart", "memberCount", "benefitStart", "benefitCount"}) {
            emission.openArray(name, Emission.field(name, Emission.INTS));
        }
        emission.openArray("special", Emission.field("special", Emission.BYTES));
        emission.openArray("rowBits", Emission.field("rowBits", Emission.LONGS));
        emission.openArray("answers", Emission.field("answers", Emission.BYTES));
        emission.openArray("amounts", Emission.field("amounts", Emission.LONGS));
        columns.forEach(column -> openColumn(emission, column));
        shared.forEach(each -> openShared(emission, each));
    }

    private static void openColumn(Emission emission, Column column) {
        var type = switch (column.kind()) {
            case MONEY, DECIMAL, SET -> Emission.LONGS;
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
        emission.code().iload(emission.place()).loadConstant((int) answer).bastore();
        emission.pushArray("amounts");
        emission.code().iload(emission.place());
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
