/** A block that is open: its regions, and what it says of itself. */
package org.labhub.shm.internal.block;
