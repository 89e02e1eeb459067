/** The hub's secrets in one encrypted file. */
package org.labhub.security.internal.vault;
