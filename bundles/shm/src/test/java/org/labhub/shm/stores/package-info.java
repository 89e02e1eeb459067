/** Every store of the engine, one by one: recorded, cut off after each, and recovered from. */
package org.labhub.shm.stores;
