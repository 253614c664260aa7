package org.prachum.transfer;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.prachum.platform.persistence.TenantOwned;
import org.prachum.platform.persistence.UuidOrNone;
import org.prachum.platform.problem.Refusal;
import org.prachum.tenancy.Subdomain;

/**
 * An organization that arrives, as the platform keeps it.
 *
 * <p>Its life: a file is <i>checking</i>, and then <i>ready</i> to be let in, or <i>refused</i>; let in it is <i>storing</i> until it has
 * <i>arrived</i>, or <i>failed</i>. What nothing was heard of for a minute, and what nobody holds, is <i>interrupted</i>, because its
 * server is gone; it can be begun again as long as the file is kept. One at a time runs on all nodes together.
 */
@Entity
@Table(name = "arrival_run")
public class ArrivalRun extends TenantOwned {

    static final Duration SILENCE = Duration.ofMinutes(1);

    @Column(name = "file_name")
    private String fileName;

    private String stage = ArrivalStage.CHECKING.stored();

    @Column(name = "made_of")
    @Convert(converter = UuidOrNone.class)
    private UUID madeOf;

    private String name = "";

    @Column(name = "old_subdomain")
    private String oldSubdomain = "";

    @Column(name = "tickets_hold")
    private boolean ticketsHold;

    private long accounts;
    private long employees;
    private long meetings;
    private long registrations;

    @Column(name = "rows_coming")
    private long rowsComing;

    @Convert(converter = UuidOrNone.class)
    private UUID becomes;

    private String subdomain = "";

    @Column(name = "rows_stored")
    private long rowsStored;

    private String refusal;

    @Column(name = "refusal_what")
    private String refusalWhat = "";

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "heard_at")
    private Instant heardAt;

    protected ArrivalRun() {}

    ArrivalRun(String fileName, Instant now) {
        this.fileName = fileName;
        this.startedAt = now;
        this.heardAt = now;
    }

    /**
     * The file is sound.
     *
     * @param ticketsHold whether tickets that were sent by the installation it comes from are good here
     */
    void ready(Manifest manifest, boolean ticketsHold, Instant now) {
        madeOf = manifest.organization();
        name = manifest.name();
        oldSubdomain = manifest.subdomain();
        this.ticketsHold = ticketsHold;
        accounts = manifest.count("account");
        employees = manifest.count("employee");
        meetings = manifest.count("meeting");
        registrations = manifest.count("registration");
        rowsComing = manifest.count();
        move(ArrivalStage.READY, now);
    }

    /** @param becomes the id that the organization gets here */
    void confirm(Subdomain at, UUID becomes, Instant now) {
        subdomain = at.value();
        this.becomes = becomes;
        rowsStored = 0;
        because(null);
        move(ArrivalStage.STORING, now);
    }

    void arrived(Instant now) {
        move(ArrivalStage.ARRIVED, now);
    }

    void refuse(Refusal why, Instant now) {
        because(why);
        move(ArrivalStage.REFUSED, now);
    }

    /** It could not be stored as it was asked for; somebody decides anew. */
    void readyAgain(Refusal why, Instant now) {
        because(why);
        move(ArrivalStage.READY, now);
    }

    void fail(Instant now) {
        move(ArrivalStage.FAILED, now);
    }

    void interrupt() {
        stage = ArrivalStage.INTERRUPTED.stored();
    }

    boolean isSilent(Instant now) {
        return isRunning() && heardAt.plus(SILENCE).isBefore(now);
    }

    ArrivalStage getStage() {
        return ArrivalStage.of(stage);
    }

    /** Its name, to find the sentence about it. */
    public String getStageName() {
        return stage;
    }

    public boolean isRunning() {
        return getStage().isRunning();
    }

    public boolean isChecking() {
        return getStage() == ArrivalStage.CHECKING;
    }

    public boolean isReady() {
        return getStage() == ArrivalStage.READY;
    }

    public boolean isArrived() {
        return getStage() == ArrivalStage.ARRIVED;
    }

    /** Whether it came to nothing by no fault of the file, which is still kept. */
    public boolean isToBeTriedAgain() {
        return getStage() == ArrivalStage.FAILED || getStage() == ArrivalStage.INTERRUPTED;
    }

    public String getFileName() {
        return fileName;
    }

    public String getName() {
        return name;
    }

    /** Where it lived. */
    String oldSubdomain() {
        return oldSubdomain;
    }

    boolean ticketsHold() {
        return ticketsHold;
    }

    Leaving.Belongings belongings() {
        return new Leaving.Belongings(accounts, employees, meetings, registrations);
    }

    /** The organization that the file was made of; null before it was read. */
    UUID madeOf() {
        return madeOf;
    }

    /** What it is here, or will be; null before somebody let it in. */
    UUID becomes() {
        return becomes;
    }

    /** Where it lives here, or will; empty before somebody let it in. */
    public String getSubdomain() {
        return subdomain;
    }

    public long getRowsComing() {
        return rowsComing;
    }

    public long getRowsStored() {
        return rowsStored;
    }

    /** The key of the sentence that says why it was refused, or could not be stored. */
    Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    Map<String, Object> refusalValues() {
        return Map.of(ArrivalRefused.WHAT, refusalWhat);
    }

    private void because(Refusal why) {
        refusal = why == null ? null : why.key();
        refusalWhat = why == null ? "" : String.valueOf(why.values().getOrDefault(ArrivalRefused.WHAT, ""));
    }

    private void move(ArrivalStage next, Instant now) {
        stage = next.stored();
        heardAt = now;
    }
}
