/** A real browser that a test drives, over the WebDriver protocol. */
package org.labhub.itests.browser;
