/** One command set, behind the command line and the shell. */
package org.labhub.recovery.internal.command;
