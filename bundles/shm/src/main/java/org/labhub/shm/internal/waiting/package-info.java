/** How ends wait for each other: spinning, sleeping on a futex, backing off. */
package org.labhub.shm.internal.waiting;
