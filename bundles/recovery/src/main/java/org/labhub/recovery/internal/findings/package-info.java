/** What is wrong with a block, concluded from the facts alone. */
package org.labhub.recovery.internal.findings;
