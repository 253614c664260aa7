package org.prachum.tenancy;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.prachum.platform.log.LogContext;

/**
 * The one gate into an organization for whatever is no request of it: jobs, sockets, observers after a commit, sign-up, tests.
 *
 * <p>The work runs in a request context and a thread of its own, so that nothing of the caller's (its tenant, who is signed in, its
 * transaction) comes along, but for the request that its lines in the log belong to.
 */
@ApplicationScoped
public class TenantScope {

    @Inject
    Entrance entrance;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory threads;

    /** Does {@code work} as that organization and answers what it answers; what it throws is thrown here. */
    public <T> T in(UUID organization, Supplier<T> work) {
        String request = LogContext.request();
        FutureTask<T> task = new FutureTask<>(() -> {
            LogContext.request(request);
            LogContext.organization(organization.toString());
            return entrance.enter(organization, work);
        });
        Thread thread = threads.newThread(task);
        thread.setName("tenant-" + organization);
        thread.start();
        try {
            return task.get();
        } catch (ExecutionException thrown) {
            throw rethrown(thrown.getCause());
        } catch (InterruptedException interrupted) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while working for an organization.", interrupted);
        }
    }

    public void in(UUID organization, Runnable work) {
        in(organization, () -> {
            work.run();
            return null;
        });
    }

    private static RuntimeException rethrown(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
    }

    /** Inside, a fresh request context. */
    @ApplicationScoped
    static class Entrance {

        @Inject
        CurrentTenant tenant;

        @ActivateRequestContext
        <T> T enter(UUID organization, Supplier<T> work) {
            tenant.enter(organization);
            return work.get();
        }
    }
}
