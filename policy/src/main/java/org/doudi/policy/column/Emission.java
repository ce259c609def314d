package org.doudi.policy.column;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.doudi.policy.column.Node.MemberVariable;
import org.doudi.policy.column.Node.Shared;
import org.jspecify.annotations.Nullable;

/** The state of one generated method: where its arrays, variables and results lie. */
final class Emission {
    static final ClassDesc ROWS = ClassDesc.of("org.doudi.policy.column.RowLoop$Rows");
    static final ClassDesc ROW_MATH = ClassDesc.of("org.doudi.policy.column.RowMath");
    static final ClassDesc LONGS = ConstantDescs.CD_long.arrayType();
    static final ClassDesc INTS = ConstantDescs.CD_int.arrayType();
    static final ClassDesc BYTES = ConstantDescs.CD_byte.arrayType();
    static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
    private static final ClassDesc ARITHMETIC_EXCEPTION = ClassDesc.of("java.lang.ArithmeticException");
    private static final int ROWS_LOCAL = 1;

    private final CodeBuilder code;
    private final Variant variant;
    private final Fusion fusion;
    private final @Nullable Methods methods;
    private final Map<String, Integer> arrays = new HashMap<>();
    private final Map<MemberVariable, Integer> variables = new HashMap<>();
    private Map<String, Integer> results = new HashMap<>();
    private Set<Shared> checked = new HashSet<>();
    private int row;
    private int place;

    /** Which rows a method answers. */
    enum Variant {
        /** Rows without open items, where no shared value is null. */
        PLAIN,
        /** Rows without open items, where some shared value is null. */
        WITH_NULLS,
        /** Rows with open items. */
        OPEN
    }

    /** @param methods where large parts go to; null if all of it stays in one method */
    Emission(CodeBuilder code, Variant variant, Fusion fusion, @Nullable Methods methods) {
        this.methods = methods;
        this.code = code;
        this.variant = variant;
        this.fusion = fusion;
    }

    @Nullable
    Methods methods() {
        return methods;
    }

    Variant variant() {
        return variant;
    }

    Fusion fusion() {
        return fusion;
    }

    CodeBuilder code() {
        return code;
    }

    boolean open() {
        return variant == Variant.OPEN;
    }

    int row() {
        return row;
    }

    void row(int local) {
        row = local;
    }

    /** Where answers are written: the row, or the slot of the member asked about. */
    int place() {
        return place;
    }

    void place(int local) {
        place = local;
    }

    /** Lets a variable stand for the member whose slot lies in a local. */
    void member(MemberVariable variable, int local) {
        variables.put(variable, local);
    }

    /** Pushes what every method is handed: the class itself, the rows, the row, and the slot of the person asked about. */
    void pushContext() {
        code.aload(0).aload(ROWS_LOCAL).iload(row).iload(place);
    }

    /** What has been computed on every path to this place. */
    record Known(Map<String, Integer> results, Set<Shared> checked) {}

    Known known() {
        return new Known(new HashMap<>(results), new HashSet<>(checked));
    }

    void restore(Known known) {
        results = new HashMap<>(known.results);
        checked = new HashSet<>(known.checked);
    }

    @Nullable
    Integer result(String name) {
        return results.get(name);
    }

    /** Stores what lies on the stack, to be used again. */
    int keep(String name, TypeKind kind) {
        int local = code.allocateLocal(kind);
        code.storeLocal(kind, local);
        results.put(name, local);
        return local;
    }

    /** Starts what a loop adds up, at 0. */
    void start(MemberVariable variable, TypeKind kind) {
        if (kind == TypeKind.LONG) {
            code.lconst_0();
        } else {
            code.iconst_0();
        }
        keep(fusedName(variable), kind);
    }

    boolean isFused(MemberVariable variable) {
        return results.containsKey(fusedName(variable));
    }

    int fused(MemberVariable variable) {
        return results.getOrDefault(fusedName(variable), -1);
    }

    private static String fusedName(MemberVariable variable) {
        return "fused" + variable.number();
    }

    /** Lets a variable run where another one runs. */
    void alias(MemberVariable variable, MemberVariable other) {
        variables.put(variable, bind(other));
    }

    int bind(MemberVariable variable) {
        return variables.computeIfAbsent(variable, _ -> code.allocateLocal(TypeKind.INT));
    }

    /** Pushes the place of a value in its column: the row, or the slot of a member. */
    void pushSlot(@Nullable MemberVariable member) {
        code.iload(member == null ? row : bind(member));
    }

    /** Loads an array of the rows into a local, in the prologue. */
    void openArray(String name, Consumer<CodeBuilder> load) {
        if (!arrays.containsKey(name)) {
            load.accept(code);
            int local = code.allocateLocal(TypeKind.REFERENCE);
            code.astore(local);
            arrays.put(name, local);
        }
    }

    void pushArray(String name) {
        var local = arrays.get(name);
        if (local == null) {
            throw new IllegalStateException("no array " + name);
        }
        code.aload(local);
    }

    /** Loads a field of the rows. */
    static Consumer<CodeBuilder> field(String name, ClassDesc type) {
        return code -> code.aload(ROWS_LOCAL).invokevirtual(ROWS, name, MethodTypeDesc.of(type));
    }

    /** Loads an element of an array of arrays among the rows. */
    static Consumer<CodeBuilder> element(String name, ClassDesc type, int index) {
        return code -> {
            field(name, type).accept(code);
            code.loadConstant(index).aaload();
        };
    }

    /** Pushes a shared value; a null goes to the interpreter. */
    void pushShared(Shared shared) {
        var name = "shared" + shared.index();
        var local = arrays.get(name);
        if (local == null) {
            throw new IllegalStateException(name);
        }
        if (variant != Variant.PLAIN && checked.add(shared)) {
            var known = code.newLabel();
            code.lload(local).loadConstant(RowMath.NOTHING).lcmp().ifne(known);
            giveUp();
            code.labelBinding(known);
        }
        code.lload(local);
    }

    void openShared(Shared shared) {
        field("shared", LONGS).accept(code);
        code.loadConstant(shared.index()).laload();
        int local = code.allocateLocal(TypeKind.LONG);
        code.lstore(local);
        arrays.put("shared" + shared.index(), local);
    }

    /** Leaves the row to the interpreter. */
    void giveUp() {
        code.getstatic(ROW_MATH, "UNUSUAL", ARITHMETIC_EXCEPTION).athrow();
    }

    /** Adds, subtracts or multiplies two longs; checks for overflow unless the result always fits. */
    void arithmetic(String exactName, boolean fits) {
        if (!fits) {
            code.invokestatic(
                    MATH,
                    exactName,
                    MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_long, ConstantDescs.CD_long));
            return;
        }
        switch (exactName) {
            case "addExact" -> code.ladd();
            case "subtractExact" -> code.lsub();
            default -> code.lmul();
        }
    }

    /** Jumps if the value of the column in {@code member}'s slot is open. */
    void jumpIfOpen(Column column, @Nullable MemberVariable member, Label target) {
        pushArray("open" + column.index());
        pushSlot(member);
        code.bipush(6).iushr().laload();
        pushSlot(member);
        code.lushr().loadConstant(1L).land().l2i().ifne(target);
    }

    /** Pushes the held value of a column as an int or a long. */
    void pushHeld(Column column, @Nullable MemberVariable member) {
        pushArray("column" + column.index());
        pushSlot(member);
        switch (column.kind()) {
            case MONEY, DECIMAL, SET -> code.laload();
            case COUNT, DATE -> code.iaload();
            case GRADE, FLAG, CHOICE -> code.baload();
        }
    }
}
