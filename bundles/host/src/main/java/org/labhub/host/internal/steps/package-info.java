/** The steps in the life of a plug-in, as they are shown. */
package org.labhub.host.internal.steps;
