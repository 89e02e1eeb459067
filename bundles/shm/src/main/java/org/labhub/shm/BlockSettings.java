package org.labhub.shm;

import org.labhub.api.block.Backoffs;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an operator may set. */
@ObjectClassDefinition(name = "LabHub shared memory", description = "Where the blocks of this hub lie.")
public @interface BlockSettings {

    /**
     * Names the hub among those of this user on this machine.
     *
     * @return empty: made from the hub's base folder
     */
    @AttributeDefinition(description = "Names this hub's blocks. Empty: made from the base folder.", required = false)
    String hub() default "";

    /**
     * Where blocks lie.
     *
     * @return empty: a folder of this hub in memory
     */
    @AttributeDefinition(description = "Where blocks lie. Empty: in memory, in a folder of this hub.", required = false)
    String folder() default "";

    /**
     * The room for all blocks together.
     *
     * @return in MiB
     */
    @AttributeDefinition(
            name = "limit.mib",
            description =
                    "How many MiB all blocks of this hub may take together. A block that does not fit is refused.",
            min = "1",
            max = "1048576")
    int limit_mib() default 4096;

    /**
     * Who else may look.
     *
     * @return a group, or empty
     */
    @AttributeDefinition(
            description = "A group of this machine whose members may look at blocks and read frames, and can neither "
                    + "change nor hold up anything. Empty: nobody.",
            required = false)
    String observers() default "";

    /**
     * What who waits does between two looks.
     *
     * @return one of those that are there
     */
    @AttributeDefinition(
            description = "What who waits for a spin lock does between two looks, and, where the system cannot wake "
                    + "sleepers, who waits for frames or for room.")
    Backoffs backoff() default Backoffs.THREE_PHASE;
}
