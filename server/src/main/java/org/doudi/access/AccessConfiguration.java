package org.doudi.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
    /** About a twentieth of a second a check on today's machines. */
    @Bean
    PasswordEncoder passwords() {
        return new BCryptPasswordEncoder(10);
    }
}
