package org.doudi.testing;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.doudi.access.CurrentActor;
import org.doudi.testing.TestPeople.Colleague;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** A browser without a script: pages as a colleague sees them, forms with the token the page carries. */
@TestComponent
public final class TestPages {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final MockMvc server;

    TestPages(MockMvc server) {
        this.server = server;
    }

    /** A page in Chinese. */
    public MockHttpServletResponse open(Colleague colleague, String address) {
        return open(colleague, address, "zh-CN");
    }

    /** A page in a language. */
    public MockHttpServletResponse open(Colleague colleague, String address, String language) {
        try {
            var response = server.perform(get(java.net.URI.create(address))
                            .cookie(
                                    new Cookie(CurrentActor.COOKIE, colleague.token()),
                                    new Cookie("doudi_language", language)))
                    .andReturn()
                    .getResponse();
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            return response;
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The text of a page. */
    public static String text(MockHttpServletResponse response) {
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    /** Sends a form of a page. */
    public MockHttpServletResponse send(Colleague colleague, String page, String address, Map<String, String> fields) {
        var shown = open(colleague, page);
        var token = TOKEN.matcher(text(shown));
        var cookie = shown.getCookie("XSRF-TOKEN");
        if (!token.find() || cookie == null) {
            throw new IllegalStateException("the page has no form token");
        }
        try {
            var request = post(address)
                    .cookie(new Cookie(CurrentActor.COOKIE, colleague.token()), cookie)
                    .param("_csrf", token.group(1));
            fields.forEach(request::param);
            return server.perform(request).andReturn().getResponse();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Sends a form of a page with a file, in its field {@code file}. */
    public MockHttpServletResponse sendFile(
            Colleague colleague, String page, String address, Map<String, String> fields, String name, byte[] content) {
        var shown = open(colleague, page);
        var token = TOKEN.matcher(text(shown));
        var cookie = shown.getCookie("XSRF-TOKEN");
        if (!token.find() || cookie == null) {
            throw new IllegalStateException("the page has no form token");
        }
        try {
            var request = multipart(address)
                    .file(new MockMultipartFile("file", name, "application/octet-stream", content))
                    .cookie(new Cookie(CurrentActor.COOKIE, colleague.token()), cookie)
                    .param("_csrf", token.group(1));
            fields.forEach((field, value) -> request.param(field, value));
            return server.perform(request).andReturn().getResponse();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
