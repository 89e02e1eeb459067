/** Whether a reader may read what a writer writes. */
package org.labhub.schema.internal.comparison;
