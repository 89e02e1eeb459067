/** The page that shows which value of each configuration holds and where it comes from. */
package org.labhub.console.internal.settings;
