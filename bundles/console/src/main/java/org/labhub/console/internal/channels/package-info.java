/** The page that lists all channels with what moves on them. */
package org.labhub.console.internal.channels;
