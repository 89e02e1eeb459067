package org.labhub.api.settings;

/**
 * A value and where it stands.
 *
 * @param layer which layer
 * @param place the file or variable; empty if the layer says it all
 * @param value as text; a secret is shown as dots
 */
public record Origin(Layer layer, String place, String value) {}
