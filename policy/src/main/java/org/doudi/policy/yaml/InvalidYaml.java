package org.doudi.policy.yaml;

/** A YAML file is not what was asked for: file, line, and what is wrong. */
public final class InvalidYaml extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param line from 1 */
    public InvalidYaml(String file, int line, String problem) {
        super(file + ":" + line + ": " + problem);
    }
}
