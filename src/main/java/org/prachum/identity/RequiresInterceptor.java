package org.prachum.identity;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Arrays;
import org.prachum.platform.problem.Missing;

/** Denies before the use case begins: outside its transaction. */
@Requires
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class RequiresInterceptor {

    @Inject
    SignedIn me;

    @AroundInvoke
    Object check(InvocationContext call) throws Exception {
        Role role = me.account().getRole();
        Requires rule = rule(call);
        if (Arrays.stream(rule.value()).noneMatch(role::may)) {
            throw new Missing("nothing here for " + role);
        }
        if (rule.fresh()) {
            me.mustBeFresh();
        }
        return call.proceed();
    }

    private static Requires rule(InvocationContext call) {
        Requires onMethod = call.getMethod().getAnnotation(Requires.class);
        return onMethod != null ? onMethod : call.getMethod().getDeclaringClass().getAnnotation(Requires.class);
    }
}
