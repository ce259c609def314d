package org.doudi.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;

/** {@link Allowed} to everybody who may see the families of an area, as far as row-level security lets each. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Allowed(
        action = "",
        roles = {Role.VILLAGE_CLERK, Role.TOWN_OFFICER, Role.DISTRICT_OFFICER, Role.CITY_OFFICER, Role.AUDITOR})
public @interface AllowedToSeeFamilies {
    /** Name in menus, tests and the audit record. */
    @AliasFor(annotation = Allowed.class, attribute = "action")
    String action();
}
