/** The slot protocol: the writer, the readers, and the slots they hand out. */
package org.labhub.shm.internal.slot;
