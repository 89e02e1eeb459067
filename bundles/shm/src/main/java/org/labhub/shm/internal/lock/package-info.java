/** The locks in a block, by which those who share it agree. */
package org.labhub.shm.internal.lock;
