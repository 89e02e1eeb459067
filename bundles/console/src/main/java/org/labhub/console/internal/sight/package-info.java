/** Looking at blocks for as long as a page is open. */
package org.labhub.console.internal.sight;
