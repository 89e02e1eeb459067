/** The families of figures that there are, and one look at all of them. */
package org.labhub.metrics.internal.family;
