package org.doudi.policy.yaml;

/** A YAML file is not what was asked for: file, line, and what is wrong. */
public final class InvalidYaml extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String place;
    private final String problem;

    /** @param line from 1 */
    public InvalidYaml(String file, int line, String problem) {
        super(file + ":" + line + ": " + problem);
        this.place = file + ":" + line;
        this.problem = problem;
    }

    /** File and line. */
    public String place() {
        return place;
    }

    /** What is wrong. */
    public String problem() {
        return problem;
    }
}
