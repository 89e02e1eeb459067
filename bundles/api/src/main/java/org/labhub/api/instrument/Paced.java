package org.labhub.api.instrument;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * When a plug-in is called: the defaults of its configuration keys {@code paced.by} and {@code paced.micros}. Without it, an
 * instrument runs {@link Pace#AS_FAST_AS_POSSIBLE}, a listener or processor is {@link Pace#TRIGGERED}.
 */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Paced {

    /** Stands before the names of its service properties. */
    String PREFIX_ = "paced.";

    /**
     * How.
     *
     * @return the pace
     */
    Pace by();

    /**
     * The period of a fixed rate.
     *
     * @return in microseconds, at least 100; 0 for a pace without a period
     */
    long micros() default 0;
}
