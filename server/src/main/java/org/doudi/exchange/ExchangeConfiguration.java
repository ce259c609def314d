package org.doudi.exchange;

import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.doudi.shell.MenuEntry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ExchangeConfiguration {
    private static final long LARGEST_FILE = 2L << 30;
    private static final long ROOM_FOR_FORM = 1 << 20;
    private static final int IN_MEMORY = 1 << 16;

    @Bean
    Catalogue catalogue() {
        return Catalogue.read();
    }

    @Bean
    MenuEntry deliveriesMenu() {
        return new MenuEntry(50, "exchange.menu.deliveries", "/deliveries", "delivery.read");
    }

    @Bean
    MenuEntry reviewsMenu() {
        return new MenuEntry(55, "exchange.menu.reviews", "/reviews", "link.read");
    }

    @Bean
    MenuEntry datasetsMenu() {
        return new MenuEntry(60, "exchange.menu.datasets", "/datasets", "dataset.read");
    }

    @Bean
    MenuEntry tokensMenu() {
        return new MenuEntry(70, "exchange.menu.tokens", "/tokens", "token.manage");
    }

    @Bean
    FilterRegistrationBean<ApiGate> apiGate(ApiTokens tokens, ApiAnswers answers) {
        var gate = new FilterRegistrationBean<>(new ApiGate(tokens, answers));
        gate.addUrlPatterns("/api/*");
        return gate;
    }

    /** Uploads pass through a folder of their own that is emptied at every start: what they hold is not encrypted yet. */
    @Bean
    MultipartConfigElement uploads(@Value("${doudi.data}") Path data) {
        var incoming = data.toAbsolutePath().resolve("deliveries").resolve("incoming");
        try {
            Files.createDirectories(incoming);
            try (var left = Files.list(incoming)) {
                for (var file : left.toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException notAllowed) {
            throw new UncheckedIOException(notAllowed);
        }
        return new MultipartConfigElement(incoming.toString(), LARGEST_FILE, LARGEST_FILE + ROOM_FOR_FORM, IN_MEMORY);
    }
}
