/** Tests that run inside the hub: the shipped bundles in a framework of their own process, and a test bundle among them. */
package org.labhub.itests.container;
