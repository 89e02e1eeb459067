package org.labhub.api.broker;

/** On which side of a channel somebody is. */
public enum RegistrationRole {
    /** It offers the channel. */
    PRODUCER,
    /** It reads the channel. */
    CONSUMER
}
