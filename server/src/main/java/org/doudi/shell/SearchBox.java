package org.doudi.shell;

/**
 * The search in the header of every page, for those who may take its action; a later module contributes it.
 *
 * @param path where it leads
 * @param parameter that carries what was typed
 * @param textKey key of its label
 * @param action the named action of the page it leads to
 */
public record SearchBox(String path, String parameter, String textKey, String action) {}
