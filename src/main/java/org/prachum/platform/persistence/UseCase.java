package org.prachum.platform.persistence;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Stereotype;
import jakarta.transaction.Transactional;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * What a person, a client or a job can do: one method each, in one transaction, for one tenant.
 *
 * <p>The only way to get a transaction. Pages, resources, sockets and jobs are doors to the same use cases.
 */
@Stereotype
@ApplicationScoped
@Transactional
@InTenant
@Retention(RUNTIME)
@Target(TYPE)
public @interface UseCase {}
