package org.prachum.movingin;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.prachum.platform.persistence.TenantOwned;
import org.prachum.platform.problem.Refusal;

/**
 * What somebody brings from document 000's program at one time.
 *
 * <p>Its life: files are <i>reading</i>, and then <i>ready</i> to be looked at, or one was <i>refused</i>; confirmed it is <i>storing</i>
 * until it is <i>done</i>, which is kept, or <i>failed</i>. What is silent for longer than a transaction may last is <i>interrupted</i>,
 * because its server is gone. One at a time runs in an organization.
 */
@Entity
public class Move extends TenantOwned {

    /** Longer than a transaction lasts on either server. */
    static final Duration SILENCE = Duration.ofMinutes(6);

    private String stage = Stage.READING.stored();

    @Column(name = "at_work_on")
    private String atWorkOn = "people";

    @Column(name = "rows_done")
    private int rowsDone;

    @Embedded
    @AttributeOverride(name = "coming", column = @Column(name = "people_coming"))
    @AttributeOverride(name = "there", column = @Column(name = "people_there"))
    @AttributeOverride(name = "left", column = @Column(name = "people_left"))
    private Tally people = new Tally();

    @Embedded
    @AttributeOverride(name = "coming", column = @Column(name = "organizers_coming"))
    @AttributeOverride(name = "there", column = @Column(name = "organizers_there"))
    @AttributeOverride(name = "left", column = @Column(name = "organizers_left"))
    private Tally organizers = new Tally();

    @Embedded
    @AttributeOverride(name = "coming", column = @Column(name = "meetings_coming"))
    @AttributeOverride(name = "there", column = @Column(name = "meetings_there"))
    @AttributeOverride(name = "left", column = @Column(name = "meetings_left"))
    private Tally meetings = new Tally();

    @Embedded
    @AttributeOverride(name = "coming", column = @Column(name = "places_coming"))
    @AttributeOverride(name = "there", column = @Column(name = "places_there"))
    @AttributeOverride(name = "left", column = @Column(name = "places_left"))
    private Tally places = new Tally();

    private String refusal;

    @Column(name = "refusal_details")
    private String refusalDetails;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "heard_at")
    private Instant heardAt;

    protected Move() {}

    Move(Instant now) {
        startedAt = now;
        heardAt = now;
    }

    void count(Tally people, Tally organizers, Tally meetings, Tally places) {
        this.people = people;
        this.organizers = organizers;
        this.meetings = meetings;
        this.places = places;
    }

    void ready(Instant now) {
        move(Stage.READY, now);
    }

    void confirm(Instant now) {
        refusal = null;
        refusalDetails = null;
        rowsDone = 0;
        move(Stage.STORING, now);
    }

    void done(Instant now) {
        move(Stage.DONE, now);
    }

    void refuse(Refusal why, Instant now) {
        because(why);
        move(Stage.REFUSED, now);
    }

    /** It could not be stored as it was; somebody decides anew. */
    void readyAgain(Refusal why, Instant now) {
        because(why);
        move(Stage.READY, now);
    }

    void fail(Instant now) {
        move(Stage.FAILED, now);
    }

    void interruptIfSilent(Instant now) {
        if (isRunning() && heardAt.plus(SILENCE).isBefore(now)) {
            stage = Stage.INTERRUPTED.stored();
        }
    }

    Stage getStage() {
        return Stage.of(stage);
    }

    /** Its name, to find the sentence about it. */
    public String getStageName() {
        return stage;
    }

    public boolean isRunning() {
        return getStage().isRunning();
    }

    public boolean isReading() {
        return getStage() == Stage.READING;
    }

    public boolean isReady() {
        return getStage() == Stage.READY;
    }

    public boolean isDone() {
        return getStage() == Stage.DONE;
    }

    /** What of it is under way, to find its word: {@code people}, {@code organizers}, {@code meetings}, {@code places}. */
    public String getAtWorkOn() {
        return atWorkOn;
    }

    /** How many rows were read, or have been stored of what is under way. */
    public int getRowsDone() {
        return rowsDone;
    }

    public Tally getPeople() {
        return people;
    }

    public Tally getOrganizers() {
        return organizers;
    }

    public Tally getMeetings() {
        return meetings;
    }

    public Tally getPlaces() {
        return places;
    }

    /** Whether there is anything to store. */
    public boolean isWorthwhile() {
        return people.getComing() + organizers.getComing() + meetings.getComing() + places.getComing() > 0;
    }

    public Instant getStartedAt() {
        return startedAt;
    }

    /** The key of the sentence that says why it was refused, or failed. */
    public Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    Map<String, Object> refusalValues() {
        return refusalDetails == null ? new TreeMap<>() : Details.read(refusalDetails);
    }

    /** The file that was refused; empty where it is about none. */
    public String getRefusedFile() {
        return String.valueOf(refusalValues().getOrDefault("file", ""));
    }

    private void because(Refusal why) {
        refusal = why.key();
        refusalDetails = Details.write(why.values());
    }

    private void move(Stage next, Instant now) {
        stage = next.stored();
        heardAt = now;
    }
}
