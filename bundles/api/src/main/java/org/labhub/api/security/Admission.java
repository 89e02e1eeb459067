package org.labhub.api.security;

import java.time.Duration;

/** What somebody is told who showed a password. */
public sealed interface Admission {

    /**
     * Come in.
     *
     * @param name who this is from now on
     * @param edition of the password, see {@link Gatekeeper#edition()}
     */
    record Granted(String name, String edition) implements Admission {}

    /**
     * It was not this password.
     *
     * @param pause how long nobody is checked now
     */
    record Wrong(Duration pause) implements Admission {}

    /**
     * Nothing was checked, because another check or a pause is going on.
     *
     * @param left how long to wait before the next try
     */
    record Later(Duration left) implements Admission {}

    /**
     * Nobody can come in.
     *
     * @param remedy what a person with access to the machine can do about it
     */
    record Closed(String remedy) implements Admission {}
}
