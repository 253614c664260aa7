package org.prachum.identity;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Only for whoever has one of these permissions. Without a sign-in {@link SignInNeeded}; without the permission the thing does not exist,
 * {@link org.prachum.platform.problem.Missing}.
 */
@Inherited
@InterceptorBinding
@Retention(RUNTIME)
@Target({TYPE, METHOD})
public @interface Requires {

    @Nonbinding
    Permission[] value() default {};

    /** Whether they also have to have proved lately that it is they who sit there; else {@link ProofNeeded}. */
    @Nonbinding
    boolean fresh() default false;
}
