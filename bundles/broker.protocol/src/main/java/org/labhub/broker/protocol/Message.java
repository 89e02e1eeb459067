package org.labhub.broker.protocol;

/** The body of a message: a record whose components are its fields, all of them always present. */
public interface Message {}
