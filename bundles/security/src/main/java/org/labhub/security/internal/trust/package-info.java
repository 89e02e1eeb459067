/** Whose keys are trusted. */
package org.labhub.security.internal.trust;
