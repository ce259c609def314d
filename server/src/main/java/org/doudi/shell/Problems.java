package org.doudi.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.doudi.access.CurrentActor;
import org.doudi.access.Forbidden;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** The one place where a request that cannot be answered becomes a page with a clear sentence. */
@ControllerAdvice
class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /**
     * @param titleKey what happened
     * @param textKey what to do about it
     * @param code for a call to the help desk, or empty
     */
    record View(String titleKey, String textKey, String code) {}

    @ExceptionHandler({NotFound.class, NoResourceFoundException.class, MethodArgumentTypeMismatchException.class})
    ModelAndView notFound() {
        return problem(HttpStatus.NOT_FOUND, "shell.problem.notFound", "shell.problem.notFound.text");
    }

    @ExceptionHandler(Forbidden.class)
    ModelAndView forbidden(HttpServletRequest request, Forbidden refused) {
        LOG.info(
                "{} for account {}",
                refused.getMessage(),
                CurrentActor.of(request).map(actor -> actor.id()).orElse("-"));
        return problem(HttpStatus.FORBIDDEN, "shell.problem.forbidden", "shell.problem.forbidden.text");
    }

    @ExceptionHandler(BadRequest.class)
    ModelAndView badRequest(BadRequest problem) {
        return problem(HttpStatus.BAD_REQUEST, "shell.problem.badRequest", problem.textKey());
    }

    @ExceptionHandler(MissingServletRequestParameterException.class)
    ModelAndView incomplete() {
        return problem(HttpStatus.BAD_REQUEST, "shell.problem.badRequest", "shell.problem.incomplete.text");
    }

    @ExceptionHandler(Conflict.class)
    ModelAndView conflict(Conflict problem) {
        return problem(HttpStatus.CONFLICT, "shell.problem.conflict", problem.textKey());
    }

    /** We are wrong: somebody has to look, and the code joins the page with the log. */
    @ExceptionHandler(RuntimeException.class)
    ModelAndView ourFault(HttpServletRequest request, RuntimeException fault) {
        var code = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("fault {} at {} {}", code, request.getMethod(), request.getRequestURI(), fault);
        var page = new ModelAndView(
                "shell/problem", "view", new View("shell.problem.fault", "shell.problem.fault.text", code));
        page.setStatus(HttpStatus.INTERNAL_SERVER_ERROR);
        return page;
    }

    private static ModelAndView problem(HttpStatus status, String titleKey, String textKey) {
        var page = new ModelAndView("shell/problem", "view", new View(titleKey, textKey, ""));
        page.setStatus(status);
        return page;
    }
}
