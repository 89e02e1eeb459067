/** Changes single words of a block for who mends it, each from exactly the value that was seen. */
package org.labhub.shm.internal.repair;
