/** Which units are units. */
package org.labhub.schema.internal.units;
