package org.labhub.itests.container;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a test method that runs inside the hub, as part of a bundle, and may ask for a {@link org.osgi.framework.BundleContext}. Its class
 * and itself are public; methods that run before or after each test are not called for it.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface InContainer {}
