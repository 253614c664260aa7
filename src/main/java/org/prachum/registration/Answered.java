package org.prachum.registration;

/**
 * What was answered, beside what was asked.
 *
 * @param text of several choices, a line each
 */
public record Answered(String question, String text) {

    public String getQuestion() {
        return question;
    }

    public String getText() {
        return text;
    }
}
