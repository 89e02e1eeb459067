/** The page that shows who holds what in a block, what would mend it, and what was done. */
package org.labhub.console.internal.recovery;
