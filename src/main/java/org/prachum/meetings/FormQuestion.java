package org.prachum.meetings;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.prachum.platform.persistence.TenantOwned;
import org.prachum.platform.problem.Invalid;

/**
 * Something a meeting asks of whoever registers for it.
 *
 * <p>Its life: asked at a place among the others, it may be reworded and moved; removed it is <i>retired</i>: nobody is asked any more, and
 * what was answered stays. Answers are kept in the words that were chosen or typed, so rewording changes none.
 */
@Entity
@Table(name = "form_question")
public class FormQuestion extends TenantOwned {

    /** How it is answered. */
    public enum Kind {
        /** In one line. */
        LINE,
        /** In as many lines as one likes. */
        TEXT,
        /** By one of its options. */
        ONE,
        /** By any number of its options. */
        SEVERAL;

        /** As rows, forms and the wire name it. */
        public String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }

        boolean isChoice() {
            return this == ONE || this == SEVERAL;
        }
    }

    /** How many characters an answer in one line has at most. */
    public static final int LONGEST_LINE = 300;

    /** How many characters any other typed answer has at most. */
    public static final int LONGEST_TEXT = 2000;

    @Column(name = "meeting_id", updatable = false)
    private UUID meeting;

    @Column(name = "origin_id", updatable = false)
    private UUID origin;

    private Integer place;
    private String kind;
    private String label;
    private String help;
    private boolean required;
    private String options;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    protected FormQuestion() {}

    FormQuestion(UUID meeting, int place, QuestionPlan plan, Instant now) {
        this.meeting = meeting;
        this.origin = getId();
        this.place = place;
        this.createdAt = now;
        reword(plan);
    }

    /** The same question for another meeting. */
    FormQuestion copyFor(UUID other, int itsPlace, Instant now) {
        FormQuestion copy = new FormQuestion(other, itsPlace, plan(), now);
        copy.origin = origin;
        return copy;
    }

    void reword(QuestionPlan plan) {
        kind = plan.kind().stored();
        label = plan.label();
        help = plan.help();
        required = plan.required();
        options = String.join("\n", plan.options());
    }

    void moveTo(int itsPlace) {
        place = itsPlace;
    }

    /** It is not asked any more. */
    void retire() {
        place = null;
    }

    /** What it is, as it would be said again. */
    QuestionPlan plan() {
        return new QuestionPlan(getKind(), label, help, required, getOptions());
    }

    /**
     * What of that is an answer, as it is kept: stripped, the options in their order and a line each; empty where nothing was said.
     *
     * @param field where it was typed, for messages
     * @throws Invalid when it is too long, or none of the options, or more than one where there is one
     */
    public String answered(List<String> typed, String field) {
        List<String> said = typed.stream().map(FormQuestion::clean).filter(text -> !text.isEmpty()).distinct().toList();
        if (said.isEmpty()) {
            return "";
        }
        if (getKind() != Kind.SEVERAL && said.size() > 1) {
            throw new Invalid("meetings.answer.one", field);
        }
        if (getKind().isChoice()) {
            if (!getOptions().containsAll(said)) {
                throw new Invalid("meetings.answer.option", field);
            }
            return getOptions().stream().filter(said::contains).collect(Collectors.joining("\n"));
        }
        String text = getKind() == Kind.LINE ? said.get(0).replace('\n', ' ') : said.get(0);
        int most = getKind() == Kind.LINE ? LONGEST_LINE : LONGEST_TEXT;
        if (text.codePointCount(0, text.length()) > most) {
            throw new Invalid("meetings.tooLong", field, Map.of("most", most));
        }
        return text;
    }

    /** Whether that is an answer to it, as another question of its origin kept it. */
    public boolean accepts(String kept) {
        try {
            List<String> said = getKind() == Kind.SEVERAL ? List.of(kept.split("\n")) : List.of(kept);
            return !answered(said, "").isEmpty();
        } catch (Invalid other) {
            return false;
        }
    }

    /** As PostgreSQL keeps it: browsers end lines with two characters, and nobody types the others. */
    private static String clean(String typed) {
        return typed.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\n]]", " ").strip();
    }

    /** The id of the meeting that asks it. */
    public UUID getMeeting() {
        return meeting;
    }

    /** By which copies of one question are known as the same. */
    public UUID getOrigin() {
        return origin;
    }

    /** Where it stands among the others, counted from 1 with gaps; null once it is retired. */
    Integer getPlace() {
        return place;
    }

    public Kind getKind() {
        return Kind.of(kind);
    }

    public String getLabel() {
        return label;
    }

    /** A line of explanation; empty where there is none. */
    public String getHelp() {
        return help;
    }

    /** Whether nobody registers without answering it. */
    public boolean isRequired() {
        return required;
    }

    /** What can be chosen; empty where one types. */
    public List<String> getOptions() {
        return options.isEmpty() ? List.of() : List.of(options.split("\n"));
    }
}
