/** Who is there: presence files, hearts, and the verdict on a participant. */
package org.labhub.shm.internal.liveness;
