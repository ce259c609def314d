package org.doudi.shell;

/**
 * An entry of the menu; a module contributes its own as beans. People see it when their role may take its action.
 *
 * @param order from left to right
 * @param textKey key of its text
 * @param path where it leads
 * @param action the named action of the page it leads to
 */
public record MenuEntry(int order, String textKey, String path, String action) {}
