/** The password of the web console: made, kept as a hash, checked, changed. */
package org.labhub.security.internal.password;
