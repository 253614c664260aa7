package org.prachum.transfer;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.prachum.identity.Permission;
import org.prachum.identity.Requires;
import org.prachum.platform.persistence.TenantSource;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.problem.Invalid;
import org.prachum.tenancy.Neighbourhood;
import org.prachum.tenancy.Subdomain;
import org.prachum.tenancy.SubdomainTaken;

/** An operator brings an organization's file, looks at what it holds, and lets it in or not. */
@UseCase
@Requires(Permission.OPERATE_PLATFORM)
class Arrivals {

    /**
     * What would arrive.
     *
     * @param taken whether somebody lives at its subdomain
     * @param renamed whether it needs another id here, because an organization of that id is here
     * @param ticketsHold whether tickets that were sent by the installation it comes from are good here
     */
    public record Look(
            String name, String subdomain, Leaving.Belongings belongings, boolean taken, boolean renamed, boolean ticketsHold) {}

    @Inject
    ArrivalRuns runs;

    @Inject
    ArrivalSteps steps;

    @Inject
    Neighbourhood neighbourhood;

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    /** The one that is running, or the last. */
    Optional<ArrivalRun> last() {
        Optional<ArrivalRun> last = runs.last();
        last.ifPresent(steps::mindTheSilent);
        return last;
    }

    /** What the file of one that is ready holds. */
    Look look(ArrivalRun run) {
        UUID becomes = idHere(run);
        return new Look(
                run.getName(),
                run.oldSubdomain(),
                run.belongings(),
                isTaken(run.oldSubdomain(), becomes),
                !becomes.equals(run.madeOf()),
                run.ticketsHold());
    }

    /**
     * A new one, in place of those before it; its file is kept.
     *
     * @throws ArrivalUnderWay by the database, when one is running
     * @throws UncheckedIOException when the file cannot be read; unchecked, because only that takes back what was kept of it
     */
    UUID begin(String fileName, InputStream file) {
        last();
        database.flush();
        runs.clear(clock.instant().plusSeconds(1));
        ArrivalRun run = new ArrivalRun(fileName, clock.instant());
        runs.add(run);
        try {
            runs.keep(run, file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return run.getId();
    }

    /**
     * Lets it in.
     *
     * @param typed the subdomain it shall have; its own where nothing was typed
     * @throws SubdomainTaken beside {@code subdomain}; also later by the database, when somebody else takes it meanwhile
     * @throws ArrivalNotReady when it waits for no answer any more
     */
    void confirm(UUID id, String typed) {
        ArrivalRun run = runs.byId(id);
        if (!run.isReady()) {
            throw new ArrivalNotReady();
        }
        Subdomain subdomain = Subdomain.typed(typed == null || typed.isBlank() ? run.oldSubdomain() : typed);
        UUID becomes = idHere(run);
        if (neighbourhood.isTaken(subdomain, becomes)) {
            throw new SubdomainTaken();
        }
        run.confirm(subdomain, becomes, clock.instant());
    }

    /**
     * Begins once more with the file that was kept, under another id: whoever might still be at work on the one before finds it gone.
     *
     * @throws ArrivalNotReady when it did not come to nothing, or by a fault of the file
     */
    UUID again(UUID id) {
        ArrivalRun before = runs.byId(id);
        if (!before.isToBeTriedAgain()) {
            throw new ArrivalNotReady();
        }
        ArrivalRun run = new ArrivalRun(before.getFileName(), clock.instant());
        runs.add(run);
        runs.handOver(before, run);
        return run.getId();
    }

    void discard(UUID id) {
        ArrivalRun run = runs.byId(id);
        if (!run.isRunning()) {
            runs.remove(run);
        }
    }

    /** Where nobody may live here nobody else can. */
    private boolean isTaken(String subdomain, UUID becomes) {
        try {
            return neighbourhood.isTaken(new Subdomain(subdomain), becomes);
        } catch (Invalid unknownHere) {
            return true;
        }
    }

    /** Its own, so that what was made from it keeps working; another only where an organization of that id is here. */
    private UUID idHere(ArrivalRun run) {
        UUID own = run.madeOf();
        return own.equals(TenantSource.NOBODY) || neighbourhood.byId(own).isPresent() ? UUID.randomUUID() : own;
    }
}
