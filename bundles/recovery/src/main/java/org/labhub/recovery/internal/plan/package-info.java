/** What would be done, concluded from a diagnosis alone. */
package org.labhub.recovery.internal.plan;
