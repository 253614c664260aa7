package org.prachum.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.prachum.platform.audit.Actor;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.config.Keys;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.problem.Missing;
import org.prachum.tenancy.CurrentTenant;
import org.prachum.tenancy.Neighbourhood;
import org.prachum.tenancy.Organization;
import org.prachum.tenancy.Standing;
import org.prachum.tenancy.TenantScope;

/**
 * Takes an organization back that has left, by the link that its admins were mailed: its id and a token that follows from it, the moment
 * at which it was closed and the installation's secret. So a link is good for one closing, and nothing is stored.
 */
@ApplicationScoped
class TakingBack {

    /** What whoever holds the link sees. */
    public record Left(String name, String subdomain, Instant closedAt, Instant erasedAt) {}

    private static final String PURPOSE = "take-back";
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}[0-9a-z]{32}");

    @Inject
    Keys keys;

    @Inject
    TenantScope scope;

    @Inject
    Inside inside;

    String code(Organization left) {
        UUID id = left.getId();
        return String.format("%016x%016x", id.getMostSignificantBits(), id.getLeastSignificantBits()) + keys.token(PURPOSE, subject(left));
    }

    /** @throws Missing where the link is none, or nothing is left to take back */
    Left look(String code) {
        return in(code, inside::look);
    }

    /** The same, and opens it. */
    Left takeBack(String code) {
        return in(code, inside::takeBack);
    }

    private Left in(String code, Function<Predicate<Organization>, Left> work) {
        String lower = code == null ? "" : code.toLowerCase(Locale.ROOT);
        if (!FORM.matcher(lower).matches()) {
            throw new Missing("a link to take back");
        }
        UUID id = new UUID(part(lower, 0), part(lower, 16));
        return scope.in(id, () -> work.apply(left -> keys.isToken(PURPOSE, subject(left), lower.substring(32))));
    }

    private static long part(String code, int from) {
        return new BigInteger(code.substring(from, from + 16), 16).longValue();
    }

    private static String subject(Organization left) {
        return left.getId() + "\n" + left.closedAt().orElseThrow().toEpochMilli();
    }

    /** The same, as the organization itself. */
    @UseCase
    static class Inside {

        @Inject
        Neighbourhood neighbourhood;

        @Inject
        CurrentTenant tenant;

        @Inject
        Standing standing;

        @Inject
        Audit audit;

        Left look(Predicate<Organization> isProved) {
            Organization left = neighbourhood
                    .byId(tenant.id())
                    .filter(Organization::isClosed)
                    .filter(isProved)
                    .orElseThrow(() -> new Missing("a closed organization"));
            return new Left(
                    left.getName(), left.getSubdomain(), left.closedAt().orElseThrow(), left.erasedAt().orElseThrow());
        }

        Left takeBack(Predicate<Organization> isProved) {
            Left left = look(isProved);
            standing.takeBack();
            audit.note(Deed.of("organization.taken_back").on(tenant.id(), left.name()).by(Actor.VISITOR));
            return left;
        }
    }
}
