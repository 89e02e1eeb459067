/** How much is logged, by name. */
package org.labhub.settings.internal.log;
