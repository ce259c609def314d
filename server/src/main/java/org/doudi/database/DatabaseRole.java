package org.doudi.database;

/** The logins of the database; none of them is a superuser and none goes round row-level security. */
enum DatabaseRole {
    /** Owns every table; used by the migrations alone. */
    OWNER("doudi_owner", 2),
    /** Pages: sees what the signed-in account may see. */
    APP("doudi_app", 12),
    /** Deliveries, registry, facts and background work. */
    LOAD("doudi_load", 8),
    /** Reads for screening; writes results and leads. */
    ENGINE("doudi_engine", 4),
    /** Reads and seals the audit record. */
    AUDIT("doudi_audit", 2);

    private final String login;
    private final int connections;

    DatabaseRole(String login, int connections) {
        this.login = login;
        this.connections = connections;
    }

    /** The name the database knows it by. */
    String login() {
        return login;
    }

    /** The most connections its pool opens. */
    int connections() {
        return connections;
    }
}
