/** The page of the hub's health: every check, what it found, and when. */
package org.labhub.console.internal.health;
