/** What all LabHub pages of the console share: the frame around their content, and what a browser is told about it. */
package org.labhub.console.internal.page;
