/** What a bundle says it takes, and whether a configuration is that. */
package org.labhub.settings.internal.rules;
