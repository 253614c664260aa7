package org.prachum.platform.health;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.prachum.platform.config.Settings;
import org.prachum.platform.persistence.Started;

/**
 * Goes down in two steps. At SIGTERM this node says that it is not ready, and answers everybody as before for as long as
 * {@code PRACHUM_DRAIN} says, so that whoever distributes requests sends the next ones elsewhere; then the server hears of the signal,
 * lets nobody in and finishes what is under way ({@code org.wildfly.sigterm.suspend.timeout}).
 *
 * <p>A server has no hook that comes before its own, so the signal itself is caught, by the JDK's {@code sun.misc.Signal}, which is open
 * to applications for good (JEP 260) and known here by name alone, because javac warns of it.
 */
@ApplicationScoped
class Draining implements ReadinessCheck {

    private static final Logger LOG = Logger.getLogger(Draining.class.getName());

    @Inject
    Settings settings;

    private volatile boolean open;
    private volatile Object before;

    void on(@Observes Started started) {
        open = true;
        if (settings.drainSeconds() > 0) {
            try {
                before = handle(Proxy.newProxyInstance(
                        Draining.class.getClassLoader(), new Class<?>[] {handlerType()}, (proxy, method, arguments) -> {
                            if (method.getDeclaringClass() != Object.class) {
                                drain(arguments[0]);
                                return null;
                            }
                            return switch (method.getName()) {
                                case "equals" -> proxy == arguments[0];
                                case "hashCode" -> System.identityHashCode(proxy);
                                default -> "drains";
                            };
                        }));
            } catch (ReflectiveOperationException | IllegalArgumentException refused) {
                LOG.log(Level.WARNING, "SIGTERM cannot be caught; this node stops at once when it comes", refused);
            }
        }
    }

    @Override
    public String name() {
        return "open";
    }

    @Override
    public boolean isReady() {
        return open;
    }

    /** The next application on this server decides for itself. */
    @PreDestroy
    void giveBack() {
        if (before != null) {
            try {
                handle(before);
            } catch (ReflectiveOperationException refused) {
                LOG.log(Level.FINE, "SIGTERM stays caught", refused);
            }
        }
    }

    private void drain(Object signal) throws ReflectiveOperationException {
        LOG.info(() -> "Not ready any more; the server stops in " + settings.drainSeconds() + " seconds");
        open = false;
        try {
            TimeUnit.SECONDS.sleep(settings.drainSeconds());
        } catch (InterruptedException sooner) {
            Thread.currentThread().interrupt();
        }
        handlerType().getMethod("handle", signal.getClass()).invoke(before, signal);
    }

    /** Puts that handler in place and answers the one that was there. */
    private static Object handle(Object handler) throws ReflectiveOperationException {
        Class<?> type = Class.forName("sun.misc.Signal");
        Method handle = type.getMethod("handle", type, handlerType());
        try {
            return handle.invoke(null, type.getConstructor(String.class).newInstance("TERM"), handler);
        } catch (InvocationTargetException refused) {
            throw new IllegalArgumentException(refused.getCause());
        }
    }

    private static Class<?> handlerType() throws ClassNotFoundException {
        return Class.forName("sun.misc.SignalHandler");
    }
}
