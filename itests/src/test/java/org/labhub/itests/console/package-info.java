/** The web console from outside: who is let in, and who is not. */
package org.labhub.itests.console;
