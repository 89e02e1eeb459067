/** The files that pages are made of: style, scripts, and the plotting library. */
package org.labhub.console.internal.ui;
