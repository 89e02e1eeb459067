/** The page of the keys that this hub trusts. */
package org.labhub.console.internal.trust;
