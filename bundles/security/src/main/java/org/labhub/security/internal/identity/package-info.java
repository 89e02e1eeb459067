/** Names that are made once and kept. */
package org.labhub.security.internal.identity;
