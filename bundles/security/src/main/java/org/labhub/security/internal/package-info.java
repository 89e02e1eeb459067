/** Where the hub keeps what it must keep safe. */
package org.labhub.security.internal;
