/** Where every word of a block and of a presence file lies, what the words mean, and the sums over that. */
package org.labhub.shm.internal.layout;
