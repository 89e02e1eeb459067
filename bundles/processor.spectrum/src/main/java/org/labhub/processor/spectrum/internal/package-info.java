/** Makes the spectrum of a trace, and how strong it is. */
package org.labhub.processor.spectrum.internal;
