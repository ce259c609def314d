package org.doudi.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The named action of a request handler and the roles that may take it. A handler without it is refused to everybody. */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {
    /** Name in menus, tests and the audit record, such as {@code lead.read}. */
    String action();

    /** Who may; empty for everybody, signed in or not. */
    Role[] roles();
}
