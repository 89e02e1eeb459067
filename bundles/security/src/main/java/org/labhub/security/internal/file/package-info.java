/** Files that nobody but the hub's own user may read. */
package org.labhub.security.internal.file;
