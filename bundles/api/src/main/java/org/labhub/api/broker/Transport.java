package org.labhub.api.broker;

/** How a channel's frames get to its consumers. */
public enum Transport {
    /** In a block of shared memory, on this machine. */
    SHM,
    /** Through ZeroMQ, from a bound endpoint. */
    ZMQ
}
