/** What the command line does with keys and the vault: it needs no framework. */
package org.labhub.security.internal.command;
