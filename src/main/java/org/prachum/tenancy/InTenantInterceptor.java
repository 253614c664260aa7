package org.prachum.tenancy;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.UUID;
import org.prachum.platform.persistence.InTenant;
import org.prachum.platform.persistence.provider.ProvidersConnection;

/**
 * Tells PostgreSQL, first of all in each transaction, whose it is. Runs just inside {@code @Transactional}, which has + 200.
 *
 * <p>It does so by plain JDBC: a native query of a provider costs several times as much, in each transaction.
 */
@InTenant
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 210)
public class InTenantInterceptor {

    @Inject
    CurrentTenant tenant;

    @Inject
    EntityManager database;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry transaction;

    @AroundInvoke
    Object enter(InvocationContext call) throws Exception {
        UUID id = tenant.id();
        if (id.equals(transaction.getResource(InTenant.class))) {
            return call.proceed();
        }
        database.setProperty("eclipselink.tenant-id", id);
        ProvidersConnection.ask(database, "select set_config('app.tenant_id', ?, true)", id.toString());
        transaction.putResource(InTenant.class, id);
        Object answer = call.proceed();
        if (transaction.getTransactionStatus() == Status.STATUS_ACTIVE) {
            // What the database refuses is refused here; at the commit the transaction manager would log it as a failure of its own.
            database.flush();
        }
        return answer;
    }
}
