package org.prachum.registration;

import org.prachum.platform.problem.Validation;

/**
 * What somebody sent to register, as it came.
 *
 * @param meeting number of the meeting
 * @param access the key of a private meeting, or null
 * @param number as it was typed; a guest who is in no directory may have none
 * @param numberField where the number was typed, for messages
 * @param manual what the person says of themselves when the directory does not know them, or null
 * @param requestKey what the request is known by if it is sent again, or null
 * @param client the address it came from
 * @param waits whether the person would rather stand in line than go without
 * @param consent what they said to what the organization asks everybody to agree to: the number of its text, or {@code true}; or null
 * @param answers to the meeting's questions
 * @param found what was found wrong with the answers when they were read; told with whatever else is wrong
 * @param isFurther whether it is for another meeting of a series for one of which the same was asked before
 */
record Request(
        int meeting,
        String access,
        String number,
        String numberField,
        Manual manual,
        String email,
        String requestKey,
        String client,
        boolean waits,
        String consent,
        Answers answers,
        Validation found,
        boolean isFurther) {

    /** The first that somebody asks for. */
    Request(
            int meeting, String access, String number, String numberField, Manual manual, String email, String requestKey, String client,
            boolean waits, String consent, Answers answers, Validation found) {
        this(meeting, access, number, numberField, manual, email, requestKey, client, waits, consent, answers, found, false);
    }

    /** Somebody who wants a seat or nothing, and answers nothing. */
    Request(
            int meeting, String access, String number, String numberField, Manual manual, String email, String requestKey, String client,
            String consent) {
        this(meeting, access, number, numberField, manual, email, requestKey, client, false, consent, Answers.NONE, new Validation());
    }

    /** The same for another meeting of the series, known by a key of its own. */
    Request forAnother(int number, Answers itsAnswers) {
        return new Request(
                number, access, this.number, numberField, manual, email, requestKey == null ? null : requestKey + "-" + number, client, waits,
                consent, itsAnswers, new Validation(), true);
    }

    /** What is typed by hand, and where, for messages. */
    record Manual(String name, String position, String section, String costCenter, Fields fields) {}

    /** The names of the fields in which somebody says who they are. */
    record Fields(String name, String position, String section, String costCenter) {

        static final Fields OF_PAGES = new Fields("new_emp_name", "new_position", "new_sec_short", "new_cc_name");
        static final Fields OF_THE_WIRE = new Fields("name", "position", "section", "cost_center");
    }
}
