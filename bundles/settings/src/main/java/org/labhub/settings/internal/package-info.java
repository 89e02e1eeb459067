/** Keeps Configuration Admin at what the layers say, and refuses what no bundle takes. */
package org.labhub.settings.internal;
