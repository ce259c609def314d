package org.doudi.policy.column;

import java.util.List;
import java.util.stream.Stream;
import org.doudi.policy.column.Node.MemberVariable;
import org.doudi.policy.column.Node.Shared;
import org.jspecify.annotations.Nullable;

/** What a typed expression itself, without its parts, speaks of. */
final class Variables {
    private Variables() {}

    /** The members it speaks of. */
    static List<MemberVariable> of(Node node) {
        return switch (node) {
            case Node.ItemNumber item -> list(item.member());
            case Node.ItemFlag item -> list(item.member());
            case Node.ItemDay item -> list(item.member());
            case Node.ItemChoice item -> list(item.member());
            case Node.HasNothing has -> list(has.member());
            case Node.SameMember same -> List.of(same.one(), same.other());
            case Node.BenefitOf own -> list(own.member());
            case Node.CalledBool called -> called.arguments();
            case Node.CalledNumber called -> called.arguments();
            default -> List.of();
        };
    }

    private static List<MemberVariable> list(@Nullable MemberVariable member) {
        return Stream.ofNullable(member).toList();
    }

    /** The columns it reads. */
    static List<Column> columns(Node node) {
        return switch (node) {
            case Node.ItemNumber item -> List.of(item.column());
            case Node.ItemFlag item -> List.of(item.column());
            case Node.ItemDay item -> List.of(item.column());
            case Node.ItemChoice item -> List.of(item.column());
            case Node.HasNothing has -> List.of(has.column());
            case Node.BenefitOf own -> List.of(own.person());
            case Node.HasIdentity identity -> List.of(identity.identities());
            default -> List.of();
        };
    }

    /** The shared values it reads. */
    static List<Shared> shared(Node node) {
        return switch (node) {
            case Node.SharedNumber number -> List.of(number.shared());
            case Node.SharedBool bool -> List.of(bool.shared());
            case Node.SharedDay day -> List.of(day.shared());
            case Node.TableNumber table -> List.of(table.shared());
            case Node.Widened widened -> widened.factors();
            default -> List.of();
        };
    }
}
