/** What an operator meets on the command line: start, stop, and each reason not to start. */
package org.labhub.itests.start;
