/** The recovery commands of the shipped program, on blocks whose processes live, are stopped, or were killed. */
package org.labhub.itests.recovery;
