/** A hub is watched by programs: its figures, its health, its remote shell. */
package org.labhub.itests.watching;
