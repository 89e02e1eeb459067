package org.labhub.host.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an operator may set of the host. */
@ObjectClassDefinition(
        name = "LabHub host",
        description = "How long plug-ins are waited for, and when they are given up.")
public @interface HostSettings {

    /** For any call into a plug-in. */
    @AttributeDefinition(description = "Milliseconds after which a call into a plug-in counts as stalled.")
    long callMillis() default 10_000;

    /** For a device to be connected. */
    @AttributeDefinition(description = "Milliseconds after which connect counts as stalled.")
    long connectMillis() default 30_000;

    /** For a thread that was interrupted. */
    @AttributeDefinition(
            description = "Milliseconds after which a stalled thread that ignores its interrupt is given up.")
    long graceMillis() default 3_000;

    /** Until failures are forgotten. */
    @AttributeDefinition(description = "Milliseconds that a plug-in must have worked until its failures are forgotten.")
    long healthyMillis() default 10_000;

    /** Until quarantine. */
    @AttributeDefinition(description = "Failures in a row after which a plug-in is put in quarantine.")
    int failures() default 5;

    /** The first pause. */
    @AttributeDefinition(description = "Milliseconds before the second attempt; each further pause is twice as long.")
    long pauseMillis() default 250;
}
