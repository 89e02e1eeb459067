/** A health check: is every configuration accepted? */
package org.labhub.settings.internal.health;
