/** Starts the distribution in a process of its own, as its user does. */
package org.labhub.itests.hub;
