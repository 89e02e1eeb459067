/** Where the figures come from: each class asks one part of the hub. */
package org.labhub.metrics.internal.source;
