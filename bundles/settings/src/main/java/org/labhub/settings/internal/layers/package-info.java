/** The layers of configuration, and how the higher hides the lower. */
package org.labhub.settings.internal.layers;
