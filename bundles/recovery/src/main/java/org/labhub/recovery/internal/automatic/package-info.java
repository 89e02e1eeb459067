/** Looks at all blocks by itself, says what it finds, and clears what the dead hold if it is allowed to. */
package org.labhub.recovery.internal.automatic;
