package org.doudi.access;

import java.util.UUID;
import org.doudi.kernel.DivisionCode;

/**
 * The person behind a request.
 *
 * @param sessionId the session, for what lasts as long as it
 * @param accountId id in every record of what the person does
 * @param signInName as typed at sign-in
 * @param fullName as colleagues know the person
 * @param role of the post held
 * @param area division of the post; rows outside it do not exist for the person
 */
public record Actor(UUID sessionId, UUID accountId, String signInName, String fullName, Role role, DivisionCode area) {
    /** The id as the audit record keeps it. */
    public String id() {
        return accountId.toString();
    }
}
