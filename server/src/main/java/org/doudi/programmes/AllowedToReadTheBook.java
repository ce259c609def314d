package org.doudi.programmes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.doudi.access.Allowed;
import org.doudi.access.Role;

/** {@link Allowed} to everybody who works here: the book names nobody. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Allowed(
        action = "programme.read",
        roles = {
            Role.VILLAGE_CLERK,
            Role.TOWN_OFFICER,
            Role.DISTRICT_OFFICER,
            Role.CITY_OFFICER,
            Role.DATA_OFFICER,
            Role.AUDITOR,
            Role.SYSTEM_ADMINISTRATOR
        })
@interface AllowedToReadTheBook {}
