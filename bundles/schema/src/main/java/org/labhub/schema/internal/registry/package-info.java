/** The schemas that a hub knows, and where they come from: its folder, its bundles and its producers. */
package org.labhub.schema.internal.registry;
