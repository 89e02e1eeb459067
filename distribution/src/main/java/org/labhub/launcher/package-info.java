/** Starts a hub from the files of its distribution, and stops it. */
package org.labhub.launcher;
