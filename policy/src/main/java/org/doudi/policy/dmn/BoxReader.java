package org.doudi.policy.dmn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.doudi.policy.feel.Expression;
import org.doudi.policy.feel.FeelType;
import org.doudi.policy.feel.Names;
import org.doudi.policy.feel.Parser;
import org.doudi.policy.feel.Position;
import org.doudi.policy.feel.SyntaxError;
import org.doudi.policy.feel.UnaryTest;

/** Reads the boxed expressions of DMN; each becomes the FEEL expression it stands for. */
final class BoxReader {
    private static final Set<String> BOXES = Set.of(
            "literalExpression",
            "decisionTable",
            "context",
            "invocation",
            "functionDefinition",
            "list",
            "relation",
            "conditional",
            "filter",
            "for",
            "every",
            "some");
    /** The name, impossible in FEEL, of the entry that gives a boxed context its result. */
    private static final String RESULT = "";

    private final Model model;
    private final Names names;
    private final String decision;

    /** @param decision name of the decision or knowledge model that is read, for errors */
    BoxReader(Model model, Names names, String decision) {
        this.model = model;
        this.names = names;
        this.decision = decision;
    }

    /** The logic that stands directly in an element. */
    Optional<Expression> inside(Element parent) {
        return parent.children().stream()
                .filter(child -> child.isDmn() && BOXES.contains(child.name()))
                .findFirst()
                .map(this::box);
    }

    private Expression required(Element parent) {
        return inside(parent).orElseThrow(() -> error(parent.at(), "<" + parent.name() + "> holds no expression", ""));
    }

    private Expression part(Element parent, String name) {
        return required(parent.child(name)
                .orElseThrow(() -> error(parent.at(), "<" + name + "> is missing in <" + parent.name() + ">", "")));
    }

    /** The logic of a box; its result takes the type the box declares. */
    private Expression box(Element box) {
        var logic = logic(box);
        var type = model.type(box);
        boolean isTyped = type != FeelType.Simple.ANY && !box.name().equals("functionDefinition");
        return isTyped ? typed(logic, type) : logic;
    }

    private static Expression typed(Expression logic, FeelType type) {
        var only = new Expression.ContextOf(logic.at(), List.of(new Expression.Entry(RESULT, logic, type)));
        return new Expression.Path(logic.at(), only, RESULT);
    }

    private Expression logic(Element box) {
        return switch (box.name()) {
            case "literalExpression" -> literal(box);
            case "decisionTable" -> new TableReader(model, this, decision).table(box);
            case "context" -> context(box);
            case "invocation" -> invocation(box);
            case "functionDefinition" -> function(box);
            case "list" -> list(box);
            case "relation" -> relation(box);
            case "conditional" -> new Expression.If(box.at(), part(box, "if"), part(box, "then"), part(box, "else"));
            case "filter" -> new Expression.Filter(box.at(), part(box, "in"), part(box, "match"));
            case "for" -> {
                var iterations = iterations(box);
                yield new Expression.For(box.at(), iterations, part(box, "return"));
            }
            default -> {
                var iterations = iterations(box);
                yield new Expression.Quantified(
                        box.at(), box.name().equals("every"), iterations, part(box, "satisfies"));
            }
        };
    }

    private List<Expression.Iteration> iterations(Element box) {
        var variable = Names.normal(box.attribute("iteratorVariable"));
        return List.of(new Expression.Iteration(variable, part(box, "in"), null));
    }

    private Expression literal(Element box) {
        var language = box.attribute("expressionLanguage");
        if (!language.isEmpty() && !language.toLowerCase(Locale.ROOT).contains("feel")) {
            throw error(box.at(), "only FEEL expressions are supported", "rewrite it in FEEL");
        }
        var text = box.child("text");
        return text.isPresent() ? expression(text.get()) : new Expression.NullLiteral(box.at());
    }

    Expression expression(Element text) {
        if (text.text().isBlank()) {
            return new Expression.NullLiteral(text.at());
        }
        try {
            return Parser.expression(text.text(), text.textAt(), names);
        } catch (SyntaxError error) {
            throw error(error.position(), error.problem(), error.hint());
        }
    }

    List<UnaryTest> tests(Element text) {
        if (text.text().isBlank()) {
            return List.of(new UnaryTest.Anything(text.at()));
        }
        try {
            return Parser.unaryTests(text.text(), text.textAt(), names);
        } catch (SyntaxError error) {
            throw error(error.position(), error.problem(), error.hint());
        }
    }

    private Expression context(Element box) {
        var entries = new ArrayList<Expression.Entry>();
        boolean hasResult = false;
        for (var entry : box.children("contextEntry")) {
            var variable = entry.child("variable");
            hasResult |= variable.isEmpty();
            var name =
                    variable.map(named -> Names.normal(named.attribute("name"))).orElse(RESULT);
            entries.add(new Expression.Entry(
                    name, required(entry), variable.map(model::type).orElse(null)));
        }
        var context = new Expression.ContextOf(box.at(), List.copyOf(entries));
        return hasResult ? new Expression.Path(box.at(), context, RESULT) : context;
    }

    private Expression invocation(Element box) {
        var arguments = new ArrayList<Expression.Entry>();
        for (var binding : box.children("binding")) {
            var parameter = binding.child("parameter")
                    .orElseThrow(() -> error(binding.at(), "<parameter> is missing in <binding>", ""));
            arguments.add(new Expression.Entry(
                    Names.normal(parameter.attribute("name")),
                    inside(binding).orElse(new Expression.NullLiteral(binding.at())),
                    null));
        }
        return new Expression.NamedCall(box.at(), required(box), List.copyOf(arguments));
    }

    Expression.FunctionOf function(Element box) {
        var kind = box.attribute("kind");
        if (!kind.isEmpty() && !kind.equals("FEEL")) {
            throw error(box.at(), "functions of kind " + kind + " are not supported", "write the function in FEEL");
        }
        var parameters = new ArrayList<Expression.Parameter>();
        for (var parameter : box.children("formalParameter")) {
            parameters.add(new Expression.Parameter(Names.normal(parameter.attribute("name")), model.type(parameter)));
        }
        return new Expression.FunctionOf(
                box.at(), List.copyOf(parameters), inside(box).orElse(new Expression.NullLiteral(box.at())));
    }

    private Expression list(Element box) {
        return new Expression.ListOf(
                box.at(),
                box.children().stream()
                        .filter(child -> child.isDmn() && BOXES.contains(child.name()))
                        .map(this::box)
                        .toList());
    }

    private Expression relation(Element box) {
        var columns = box.children("column");
        var rows = new ArrayList<Expression>();
        for (var row : box.children("row")) {
            var cells = ((Expression.ListOf) list(row)).items();
            if (cells.size() != columns.size()) {
                throw error(row.at(), "the row has not as many cells as the relation has columns", "");
            }
            var entries = new ArrayList<Expression.Entry>();
            for (int i = 0; i < columns.size(); i++) {
                var name = Names.normal(columns.get(i).attribute("name"));
                entries.add(new Expression.Entry(name, cells.get(i), model.type(columns.get(i))));
            }
            rows.add(new Expression.ContextOf(row.at(), List.copyOf(entries)));
        }
        return new Expression.ListOf(box.at(), List.copyOf(rows));
    }

    FeelType type(Element typed) {
        return model.type(typed);
    }

    InvalidPolicy error(Position at, String problem, String hint) {
        return model.error(decision, at, problem, hint);
    }
}
