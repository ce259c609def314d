package org.doudi.exchange;

import org.springframework.http.HttpStatus;

/** What a department's system asked for cannot be done; it is told why in a sentence. */
final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;

    /** @param code end of the sentence's key, which programs may rely on */
    ApiProblem(HttpStatus status, String code) {
        super(code);
        this.status = status;
        this.code = code;
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return code;
    }
}
