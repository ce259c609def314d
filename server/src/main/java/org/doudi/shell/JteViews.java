package org.doudi.shell;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Renders precompiled templates: {@code work/leads} is {@code src/main/jte/work/leads.jte}. */
@Component
class JteViews implements ViewResolver, Ordered {
    private final TemplateEngine engine;
    private final Pages pages;

    JteViews(Pages pages) {
        this.pages = pages;
        this.engine = TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.doudi");
        engine.setBinaryStaticContent(false);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        var template = name + ".jte";
        return name.contains(":") || !engine.hasTemplate(template) ? null : new TemplateView(template);
    }

    private final class TemplateView implements View {
        private final String template;

        TemplateView(String template) {
            this.template = template;
        }

        @Override
        public String getContentType() {
            return "text/html;charset=UTF-8";
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws java.io.IOException {
            var values = new HashMap<String, Object>();
            values.put("page", pages.page(request, response));
            var view = model == null ? null : model.get("view");
            if (view != null) {
                values.put("view", view);
            }
            var output = new Utf8ByteOutput();
            engine.render(template, values, output);
            response.setContentType(getContentType());
            response.setContentLength(output.getContentLength());
            output.writeTo(response.getOutputStream());
        }
    }
}
