/** The memory itself: made, published, opened and checked, in files and on the heap. */
package org.labhub.shm.internal.segment;
