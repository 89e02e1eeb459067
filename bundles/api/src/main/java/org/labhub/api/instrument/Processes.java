package org.labhub.api.instrument;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Names the channels of a {@link ChannelProcessor}: the defaults of its configuration keys {@code processes.from} and
 * {@code processes.to}.
 */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Processes {

    /** Stands before the names of its service properties. */
    String PREFIX_ = "processes.";

    /**
     * The channel that is read.
     *
     * @return its name
     */
    String from();

    /**
     * The channel that is written.
     *
     * @return its name
     */
    String to();
}
