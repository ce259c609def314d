package org.doudi.policy.dmn;

import java.util.LinkedHashMap;
import java.util.Map;
import org.doudi.policy.feel.FeelType;
import org.doudi.policy.feel.Names;

/** Reads the types a model defines. */
final class TypeReader {
    private final Model model;

    TypeReader(Model model) {
        this.model = model;
    }

    Map<String, FeelType> types() {
        var types = new LinkedHashMap<String, FeelType>();
        for (var definition : model.parts("itemDefinition")) {
            types.put(Names.normal(definition.attribute("name")), type(definition));
        }
        return types;
    }

    private FeelType type(Element definition) {
        var components = definition.children("itemComponent");
        FeelType type;
        if (!components.isEmpty()) {
            var members = new LinkedHashMap<String, FeelType>();
            components.forEach(component -> members.put(Names.normal(component.attribute("name")), type(component)));
            type = new FeelType.ContextOf(members);
        } else if (definition.child("functionItem").isPresent()) {
            type = FeelType.Simple.FUNCTION;
        } else {
            type = definition
                    .child("typeRef")
                    .map(reference -> FeelType.named(Names.normal(reference.text())))
                    .orElse(FeelType.Simple.ANY);
        }
        return definition.attribute("isCollection").equals("true") ? new FeelType.ListOf(type) : type;
    }
}
