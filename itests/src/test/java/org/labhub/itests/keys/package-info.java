/** Keys, trust list and vault, by the command line and in a running hub. */
package org.labhub.itests.keys;
