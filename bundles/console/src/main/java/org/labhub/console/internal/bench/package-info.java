/** The page of the bench: what is plugged in, how it does, and the files that it came from. */
package org.labhub.console.internal.bench;
