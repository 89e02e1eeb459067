package org.labhub.api.security;

/**
 * Which hub this is.
 *
 * @param uid generated at its first start and kept
 * @param name for people
 */
public record HubIdentity(Uid uid, String name) {}
