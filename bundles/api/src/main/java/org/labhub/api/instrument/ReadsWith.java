package org.labhub.api.instrument;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.labhub.api.channel.ReadPolicy;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Under which policy a listener or processor reads: the default of its configuration key {@code reads.with}. Without it,
 * {@link ReadPolicy#BEST_EFFORT}.
 */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ReadsWith {

    /** The service property that it becomes. */
    String PROPERTY = "reads.with";

    /**
     * The policy.
     *
     * @return the strongest that the channel grants, or a lossy one
     */
    ReadPolicy value();
}
