/** Looks at all words of a block, through a mapping that cannot be written to, whatever is in it. */
package org.labhub.shm.internal.diagnosis;
