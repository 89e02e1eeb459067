/** What the framework and its components say of a bundle, in words. */
package org.labhub.deploy.internal.container;
