package org.labhub.api.instrument;

import java.time.Instant;
import java.util.List;

/**
 * How the code of a plug-in failed.
 *
 * @param when it was
 * @param words what went wrong, for a person: the innermost message
 * @param place the line of its own code, or the nearest to it; empty if unknown
 * @param stack the stack at hand, innermost first
 */
public record PluginFault(Instant when, String words, String place, List<String> stack) {}
