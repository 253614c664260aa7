package org.prachum.platform.persistence;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** An entity that belongs to no organization, and why. Everything else extends {@link TenantOwned}. */
@Retention(RUNTIME)
@Target(TYPE)
public @interface SharedByAllTenants {

    /** The reason. */
    String value();
}
