package org.prachum.platform.log;

import org.jboss.logging.MDC;

/**
 * What every line says that is logged on this thread: the request it belongs to, and the organization. WildFly's log manager keeps it;
 * elsewhere nobody does, and lines are logged without.
 *
 * <p>Whoever puts something in takes it out again, because threads are used again.
 */
public final class LogContext {

    private static final String REQUEST = "request";
    private static final String ORGANIZATION = "organization";

    private static final Keeper KEEPER = keeper();

    private LogContext() {}

    /** @param id of the running request; null for none */
    public static void request(String id) {
        put(REQUEST, id);
    }

    /** The request that the calling thread works for, or null. */
    public static String request() {
        return KEEPER.get(REQUEST);
    }

    /** @param organization its subdomain or id; null for none */
    public static void organization(String organization) {
        put(ORGANIZATION, organization);
    }

    /** Says {@code value} beside the lines to come, until null is put in its place. */
    public static void put(String name, String value) {
        if (value == null) {
            KEEPER.remove(name);
        } else {
            KEEPER.put(name, value);
        }
    }

    /** Forgets the request and the organization. */
    public static void leave() {
        KEEPER.remove(REQUEST);
        KEEPER.remove(ORGANIZATION);
    }

    private static Keeper keeper() {
        try {
            Class.forName("org.jboss.logging.MDC", false, LogContext.class.getClassLoader());
            return new OfJboss();
        } catch (ClassNotFoundException anotherServer) {
            return new Keeper();
        }
    }

    /** Keeps nothing. */
    private static class Keeper {

        void put(String name, String value) {}

        String get(String name) {
            return null;
        }

        void remove(String name) {}
    }

    /** Loaded only where that class is there. */
    private static final class OfJboss extends Keeper {

        @Override
        void put(String name, String value) {
            MDC.put(name, value);
        }

        @Override
        String get(String name) {
            return MDC.get(name) instanceof String value ? value : null;
        }

        @Override
        void remove(String name) {
            MDC.remove(name);
        }
    }
}
