package org.doudi.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What is searched of a family.
 *
 * @param address where it lives, empty if unknown
 */
record Family(UUID id, String registerNo, String address, List<Member> members) {
    /** Rules by which tokens are made; a new number has all of them made again. */
    static final int RULES = 2;

    /**
     * A member.
     *
     * @param idNumbers in full, for their tails alone
     * @param phones in full, for their tails alone
     */
    record Member(UUID id, String name, List<String> idNumbers, List<String> phones) {
        /** Prints no number. */
        @Override
        public String toString() {
            return "Member[" + id + "]";
        }
    }

    /** All its tokens, each once. */
    List<Token> tokens(Tails tails) {
        var tokens = new ArrayList<Token>();
        tokens.add(new Token(Token.Kind.REGISTER_NO, Fold.text(registerNo), id, Optional.empty()));
        for (var rest : Address.rests(Fold.text(address))) {
            tokens.add(new Token(Token.Kind.ADDRESS, rest, id, Optional.empty()));
        }
        members.forEach(member -> add(tokens, member, tails));
        return tokens.stream()
                .filter(token -> !token.text().isEmpty())
                .distinct()
                .toList();
    }

    private void add(List<Token> tokens, Member member, Tails tails) {
        var name = Fold.text(member.name);
        var spellings = Pinyin.spellings(name);
        add(tokens, member, Token.Kind.NAME, Stream.of(name));
        add(tokens, member, Token.Kind.NAME_PART, Names.ends(name).stream());
        add(tokens, member, Token.Kind.NAME_LESS_ONE, Names.lessOne(name).stream());
        add(tokens, member, Token.Kind.PINYIN, spellings.stream());
        add(tokens, member, Token.Kind.INITIALS, Pinyin.initials(name).stream());
        add(tokens, member, Token.Kind.SOUND, spellings.stream().map(Fold::sound));
        for (var kind : List.of(Token.Kind.ID_TAIL, Token.Kind.PHONE_TAIL)) {
            var numbers = kind == Token.Kind.ID_TAIL ? member.idNumbers : member.phones;
            add(tokens, member, kind, numbers.stream().flatMap(number -> tails.of(kind, number).stream()));
        }
    }

    private void add(List<Token> tokens, Member member, Token.Kind kind, Stream<String> texts) {
        texts.map(text -> new Token(kind, text, id, Optional.of(member.id))).forEach(tokens::add);
    }
}
