/** The commands of the shell: each asks one service and writes what it answers. */
package org.labhub.admin.internal;
