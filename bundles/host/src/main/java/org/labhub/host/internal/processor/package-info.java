/** Calling a processor with the frames of one channel and writing its results to another. */
package org.labhub.host.internal.processor;
