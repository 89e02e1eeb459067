/** A listener that remembers the largest value of a channel. */
package org.labhub.listener.peak.internal;
