/** The page that shows every file of the deploy folder. */
package org.labhub.console.internal.deployed;
