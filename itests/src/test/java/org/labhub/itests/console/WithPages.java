package org.labhub.itests.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.labhub.itests.browser.Chromium;

/** Marks a test class that looks at pages: all of them share one hub with a simulated bench and one browser that is logged in. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Chromium
@ExtendWith(PagesExtension.class)
@interface WithPages {}
