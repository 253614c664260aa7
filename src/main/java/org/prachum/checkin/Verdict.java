package org.prachum.checkin;

import java.util.Locale;

/** What somebody at the door is told. Each has a sentence, and a tone beside it for who sees before reading. */
public enum Verdict {
    CHECKED_IN("good", "✓"),
    ALREADY("warn", "!"),
    /** They stand in line for a seat. */
    WAITING("warn", "!"),
    /** They gave their place back, or it was taken from them. */
    CANCELLED("bad", "✕"),
    /** The ticket is for another meeting. */
    ELSEWHERE("bad", "✕"),
    /** Nothing of this organization, or nobody who has a place in this meeting. */
    UNKNOWN("bad", "✕"),
    /** No seat for who came without one. */
    FULL("bad", "✕"),
    /** The meeting does not take place. */
    CALLED_OFF("bad", "✕");

    private final String tone;
    private final String sign;

    Verdict(String tone, String sign) {
        this.tone = tone;
        this.sign = sign;
    }

    /** The class of its colour. */
    public String getTone() {
        return tone;
    }

    /** Says the same without colour. */
    public String getSign() {
        return sign;
    }

    /** The end of the keys of its sentences. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
