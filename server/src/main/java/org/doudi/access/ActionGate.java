package org.doudi.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets a request reach its handler only if the handler names its action and the person's role may take it. */
@Component
class ActionGate implements HandlerInterceptor, HandlerMethodArgumentResolver, WebMvcConfigurer {
    /** Handlers of the framework itself, such as the error page, which say nothing about people. */
    private static final String FRAMEWORK = "org.springframework.";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method)
                || method.getBeanType().getName().startsWith(FRAMEWORK)) {
            return true;
        }
        var allowed = method.getMethodAnnotation(Allowed.class);
        if (allowed == null) {
            throw new Forbidden("unnamed");
        }
        if (allowed.roles().length == 0) {
            return true;
        }
        var actor = CurrentActor.of(request);
        if (actor.isEmpty()) {
            sendToSignIn(request, response);
            return false;
        }
        if (!List.of(allowed.roles()).contains(actor.get().role())) {
            throw new Forbidden(allowed.action());
        }
        return true;
    }

    /** After sign-in the person is back where the session ended. */
    private static void sendToSignIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        var back = request.getMethod().equals("GET") ? request.getRequestURI() + query : "/";
        var target = "/sign-in?back=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", target);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect(target);
        }
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Actor.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var servlet = request.getNativeRequest(HttpServletRequest.class);
        if (servlet == null) {
            throw new Forbidden("anonymous");
        }
        return CurrentActor.of(servlet).orElseThrow(() -> new Forbidden("anonymous"));
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }
}
