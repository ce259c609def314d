package org.doudi.crypto;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CryptoConfiguration {
    @Bean
    Keys keys(@Value("${doudi.keys}") Path folder) {
        return Keys.open(folder);
    }
}
