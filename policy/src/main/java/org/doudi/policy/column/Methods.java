package org.doudi.policy.column;

import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doudi.policy.column.BoolEmitter.Asked;
import org.doudi.policy.column.Emission.Variant;
import org.doudi.policy.column.Node.Definition;
import org.doudi.policy.column.Node.MemberVariable;
import org.doudi.policy.column.NumberEmitter.Side;
import org.jspecify.annotations.Nullable;

/**
 * Large policies become many methods: one for each decision that is large or used often, one for each function of
 * members, as far as something asks for it. What a decision gives is remembered for the row, or for the person asked.
 */
final class Methods {
    static final ClassDesc CLASS = ClassDesc.of("org.doudi.policy.column.CompiledLoop");
    private static final int SMALL = 40;

    /** Something a method answers. */
    private sealed interface Question {
        Node node();
    }

    private record IsSo(Node.Bool node, Asked asked) implements Question {}

    private record HowMuch(Node.Num node, Side side) implements Question {}

    private record Who(Node.Members node) implements Question {}

    /** A method that is to be written. */
    record Method(String name, Question question, Variant variant, List<MemberVariable> parameters, int memo) {
        MethodTypeDesc type() {
            var result = question instanceof IsSo ? ConstantDescs.CD_int : ConstantDescs.CD_long;
            var types = new ClassDesc[3 + parameters.size()];
            Arrays.fill(types, ConstantDescs.CD_int);
            types[0] = Emission.ROWS;
            return MethodTypeDesc.of(result, types);
        }
    }

    private final Map<String, Method> requested = new HashMap<>();
    private final Deque<Method> unwritten = new ArrayDeque<>();
    private final IdentityHashMap<Node, Boolean> ofPerson = new IdentityHashMap<>();
    private int memos;

    /** How many values are remembered at most. */
    int memos() {
        return memos;
    }

    /** The next method to write, if one is left. */
    @Nullable
    Method next() {
        return unwritten.poll();
    }

    boolean isOutside(Definition definition) {
        return definition.usedOften() || isLarge(definition.node());
    }

    private static boolean isLarge(Node node) {
        return size(node, 0) > SMALL;
    }

    private static int size(Node node, int before) {
        int size = before + 1;
        for (var part : NodeParts.of(node)) {
            if (size > SMALL) {
                return size;
            }
            size = size(part, size);
        }
        return size;
    }

    /** Pushes 1 or 0. */
    void call(Emission emission, Definition definition, Node.Bool node, Asked asked) {
        invoke(emission, definition.name() + asked, new IsSo(node, asked), List.of(), List.of());
    }

    /** Pushes the number. */
    void call(Emission emission, Definition definition, Node.Num node, Side side) {
        invoke(emission, definition.name() + side, new HowMuch(node, side), List.of(), List.of());
    }

    /** Pushes the bits. */
    void call(Emission emission, Definition definition, Node.Members node) {
        invoke(emission, definition.name(), new Who(node), List.of(), List.of());
    }

    /** Pushes 1 or 0. */
    void call(Emission emission, Node.CalledBool called, Asked asked) {
        var function = called.function();
        invoke(
                emission,
                function.name() + asked,
                new IsSo(called.bool(), asked),
                function.parameters(),
                called.arguments());
    }

    /** Pushes the number. */
    void call(Emission emission, Node.CalledNumber called, Side side) {
        var function = called.function();
        invoke(
                emission,
                function.name() + side,
                new HowMuch(called.number(), side),
                function.parameters(),
                called.arguments());
    }

    private void invoke(
            Emission emission,
            String what,
            Question question,
            List<MemberVariable> parameters,
            List<MemberVariable> arguments) {
        var method = requested.computeIfAbsent(what + emission.variant(), _ -> {
            var more = new Method(
                    "m" + requested.size(),
                    question,
                    emission.variant(),
                    parameters,
                    parameters.isEmpty() ? memos++ : -1);
            unwritten.add(more);
            return more;
        });
        emission.pushContext();
        arguments.forEach(emission::pushSlot);
        emission.code().invokevirtual(CLASS, method.name, method.type());
    }

    /** Writes the body of a method; its arrays are open already. */
    void write(Emission emission, Method method) {
        boolean isBool = method.question instanceof IsSo;
        boolean byPerson = isOfPerson(method.question.node());
        if (method.memo >= 0) {
            returnKnown(emission, method, byPerson, isBool);
        }
        push(emission, method.question);
        var code = emission.code();
        if (method.memo >= 0) {
            if (isBool) {
                code.i2l();
            }
            int value = code.allocateLocal(TypeKind.LONG);
            code.lstore(value);
            Emission.field("memo", Emission.LONGS).accept(code);
            code.loadConstant(method.memo).lload(value).lastore();
            Emission.field("memoKeys", Emission.INTS).accept(code);
            code.loadConstant(method.memo);
            pushKey(emission, byPerson);
            code.iastore().lload(value);
            if (isBool) {
                code.l2i();
            }
        }
        if (isBool) {
            code.ireturn();
        } else {
            code.lreturn();
        }
    }

    private static void pushKey(Emission emission, boolean byPerson) {
        emission.code()
                .iload(byPerson ? emission.place() : emission.row())
                .iconst_1()
                .iadd();
    }

    private static void returnKnown(Emission emission, Method method, boolean byPerson, boolean isBool) {
        var code = emission.code();
        Label unknown = code.newLabel();
        Emission.field("memoKeys", Emission.INTS).accept(code);
        code.loadConstant(method.memo).iaload();
        pushKey(emission, byPerson);
        code.if_icmpne(unknown);
        Emission.field("memo", Emission.LONGS).accept(code);
        code.loadConstant(method.memo).laload();
        if (isBool) {
            code.l2i().ireturn();
        } else {
            code.lreturn();
        }
        code.labelBinding(unknown);
    }

    private static void push(Emission emission, Question question) {
        var bools = new BoolEmitter(emission);
        switch (question) {
            case IsSo is -> bools.push(is.node(), is.asked());
            case HowMuch much -> bools.numbers().emit(much.node(), much.side());
            case Who who -> bools.members().pushBits(who.node());
        }
    }

    private boolean isOfPerson(Node node) {
        var known = ofPerson.get(node);
        if (known != null) {
            return known;
        }
        boolean found = Variables.of(node).contains(MemberVariable.PERSON)
                || NodeParts.of(node).stream().anyMatch(this::isOfPerson);
        ofPerson.put(node, found);
        return found;
    }

    /** What a part reads itself, without what other methods read for it. */
    Reads reads(Node... nodes) {
        var reads = new Reads(new HashSet<>(), new HashSet<>());
        Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (var node : nodes) {
            collect(node, reads, seen);
        }
        return reads;
    }

    Reads reads(Method method) {
        return reads(method.question.node());
    }

    /** Columns and shared values. */
    record Reads(Set<Column> columns, Set<Node.Shared> shared) {}

    private void collect(Node node, Reads reads, Set<Node> seen) {
        if (!seen.add(node)) {
            return;
        }
        reads.columns.addAll(Variables.columns(node));
        reads.shared.addAll(Variables.shared(node));
        boolean isElsewhere = switch (node) {
            case Node.CalledBool _, Node.CalledNumber _ -> true;
            case Node.DefinedBool defined -> isOutside(defined.definition());
            case Node.DefinedNumber defined -> isOutside(defined.definition());
            case Node.DefinedMembers _ -> true;
            default -> false;
        };
        // divisors of a number are multiplied in where it is rounded or compared, so they are read here too
        if (node instanceof Node.Num number) {
            reads.shared.addAll(number.divisors());
        }
        if (!isElsewhere) {
            NodeParts.of(node).forEach(part -> collect(part, reads, seen));
        }
    }
}
