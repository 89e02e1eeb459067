/** Where the hub keeps what can fill up. */
package org.labhub.metrics.internal.place;
