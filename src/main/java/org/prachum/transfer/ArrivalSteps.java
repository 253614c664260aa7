package org.prachum.transfer;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.prachum.platform.audit.Actor;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.problem.Refusal;
import org.prachum.tenancy.Neighbourhood;

/**
 * The steps of an arrival that the platform keeps, each in one transaction: what {@link ArrivalWork} does in the background. The
 * organization itself is stored by {@link Arriving}, in a transaction of its own; whether that was committed is not remembered but looked
 * for, because a server may die between the two.
 */
@UseCase
class ArrivalSteps {

    private static final Duration KEPT = Duration.ofDays(1);

    @Inject
    ArrivalRuns runs;

    @Inject
    Neighbourhood neighbourhood;

    @Inject
    EntityManager database;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    ArrivalRun find(UUID id) {
        return runs.byId(id);
    }

    Optional<byte[]> piece(UUID id, int place) {
        return runs.piece(id, place);
    }

    /** @return whether to go on */
    boolean heard(UUID id, long stored) {
        return runs.heard(id, stored, clock.instant());
    }

    void checked(UUID id, Manifest manifest, boolean ticketsHold) {
        ArrivalRun run = runs.byId(id);
        if (run.isChecking()) {
            run.ready(manifest, ticketsHold, clock.instant());
        }
    }

    /** No organization arrives from this file, so it is not kept. */
    void refuse(UUID id, Refusal refused) {
        ArrivalRun run = runs.byId(id);
        if (run.isRunning()) {
            run.refuse(refused, clock.instant());
            runs.forgetFile(id);
        }
    }

    /** The file is sound, but it cannot be what was asked for. */
    void reconsider(UUID id, Refusal refused) {
        ArrivalRun run = runs.byId(id);
        if (run.isRunning()) {
            run.readyAgain(refused, clock.instant());
        }
    }

    /** All of it is stored. */
    void arrived(UUID id, Actor operator) {
        settle(runs.byId(id), operator);
    }

    /** Something went wrong with it; where that was after all of it was stored, it is here all the same. */
    void fail(UUID id) {
        ArrivalRun run = runs.byId(id);
        if (run.isRunning() && !isHere(run)) {
            run.fail(clock.instant());
        } else {
            settle(run, Actor.SYSTEM);
        }
    }

    /** What nothing is heard of and nobody has in hand is over: it is here, or nothing of it is. */
    void mindTheSilent(ArrivalRun run) {
        if (run.isSilent(clock.instant()) && runs.isLetGo(run.getId())) {
            if (isHere(run)) {
                settle(run, Actor.SYSTEM);
            } else {
                run.interrupt();
            }
        }
    }

    /** Takes away what nobody went on with for a day. */
    void sweep() {
        runs.last().ifPresent(this::mindTheSilent);
        database.flush();
        runs.clear(clock.instant().minus(KEPT));
    }

    private void settle(ArrivalRun run, Actor operator) {
        if (run.getStage() == ArrivalStage.STORING && isHere(run)) {
            run.arrived(clock.instant());
            runs.forgetFile(run.getId());
            // In the operators' own log, because the organization's is as it was where it came from.
            audit.note(Deed.of("organization.arrived").on(run.becomes(), run.getSubdomain()).by(operator));
        }
    }

    private boolean isHere(ArrivalRun run) {
        return run.getStage() == ArrivalStage.STORING && neighbourhood.byId(run.becomes()).isPresent();
    }
}
