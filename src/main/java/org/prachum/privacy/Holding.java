package org.prachum.privacy;

import java.util.List;

/**
 * A table in which somebody may be, how their rows are found there, and what an erasure does, in the order in which it does it. What of a
 * row is given to them {@link Columns} says.
 *
 * <p>In the statements {@code {key}} is the key of their number, the others are lists: {@code {emails}} their addresses, {@code {places}}
 * the ids of their registrations, {@code {accounts}} of their accounts, {@code {subjects}} of all that is theirs, {@code {numbers}} and
 * {@code {names}} as they are written.
 */
enum Holding {
    /** What waits is withdrawn, what was sent loses its address; the row tells that there was a mail. */
    MAILS(
            "outbox",
            "h.channel <> 'push' and (lower(h.recipient) = any ({emails}) or h.subject_id = any ({places}) or h.subject_id = any ({accounts}))",
            "h.created_at",
            "update outbox h set withdrawn = h.withdrawn or h.sent_at is null, sent_at = coalesce(h.sent_at, now()), given_up_at = null,"
                    + " recipient = case h.channel when 'mail' then '—' else h.recipient end, body = null, gathering = null, last_error = null,"
                    + " version = h.version + 1 where {found}"),
    /** That a request was answered, for a day. */
    REQUESTS("idempotency", "h.registration_id = any ({places})", "h.created_at", "delete from idempotency h where {found}"),
    REFUSALS(
            "reminder_refusal",
            "h.number_key = {key} or h.email = any ({emails})",
            "h.refused_at",
            "delete from reminder_refusal h where {found}"),
    /** For a copy of all this. */
    DATA_REQUESTS(
            "data_request", "h.registration_id = any ({places})", "h.asked_at", "delete from data_request h where {found}"),
    /** Stays: that somebody agreed, whoever it was. */
    CONSENTS("consent_given", "h.registration_id = any ({places})", "h.given_at"),
    ANSWERS("form_answer", "h.registration_id = any ({places})", "h.registration_id", "delete from form_answer h where {found}"),
    /** Those to come were given back before. */
    REGISTRATIONS(
            "registration", "h.id = any ({places})", "h.registered_at", "select make_nobodys({places}, now())"),
    STAGED(
            "employee_import_row",
            "h.number_key = {key} or lower(h.email) = any ({emails})",
            "h.sheet_row",
            "delete from employee_import_row h where {found}"),
    MOVED_PLACES("move_place", "h.number_key = {key}", "h.line", "delete from move_place h where {found}"),
    MOVED_ORGANIZERS("move_organizer", "lower(h.email) = any ({emails})", "h.line", "delete from move_organizer h where {found}"),
    MOVED_NOTES(
            "move_note",
            "h.subject = any ({numbers}) or h.subject = any ({names}) or lower(h.subject) = any ({emails})",
            "h.line",
            "delete from move_note h where {found}"),
    CODES("one_time_code", "h.email = any ({emails})", "h.created_at", "delete from one_time_code h where {found}"),
    WRONG_CODES("wrong_code", "h.email = any ({emails})", "h.tried_at", "delete from wrong_code h where {found}"),
    KIOSKS(
            "kiosk",
            "h.opened_by = any ({accounts})",
            "h.opened_at",
            "update kiosk h set opened_by = null, version = h.version + 1 where {found}"),
    MEETINGS(
            "meeting",
            "h.organizer_id = any ({accounts})",
            "h.starts_at",
            "update meeting h set organizer_id = null, version = h.version + 1 where {found}"),
    LET_IN(
            "registration",
            "h.checked_in_by = any ({accounts})",
            "h.checked_in_at",
            "update registration h set checked_in_by = null, version = h.version + 1 where {found}"),
    REMOVED_BY(
            "registration",
            "h.removed_by = any ({accounts})",
            "h.cancelled_at",
            "update registration h set removed_by = null, version = h.version + 1 where {found}"),
    /** What was done stays, by nobody or to nobody. */
    AUDIT(
            "audit_entry",
            "h.actor_id = any ({accounts}) or lower(h.actor_email) = any ({emails}) or h.subject_id = any ({subjects})"
                    + " or lower(h.subject_name) = any ({emails}) or h.subject_kind = 'person' and h.subject_name = any ({numbers})",
            "h.happened_at",
            "select count(*) from make_audit_entries_nobodys({subjects}, {emails}, {numbers}, {names})"),
    /** Go with their account. */
    PASSKEYS("passkey", "h.account_id = any ({accounts})", "h.created_at"),
    /** Goes by the accounts themselves, which know who must stay. */
    ACCOUNTS("account", "h.id = any ({accounts})", "h.created_at"),
    DIRECTORY("employee", "h.number_key = {key}", "h.changed_at", "delete from employee h where {found}");

    private final String table;
    private final String found;
    private final String order;
    private final List<String> erasure;

    Holding(String table, String found, String order, String... erasure) {
        this.table = table;
        this.found = found;
        this.order = order;
        this.erasure = List.of(erasure);
    }

    String table() {
        return table;
    }

    /** Counts somebody's rows. */
    String counting() {
        return "select count(*) from " + table + " h where " + found;
    }

    /** What a copy has of each of their rows, as JSON, the oldest first; empty where it has nothing. */
    String copying() {
        List<String> given = this == LET_IN || this == REMOVED_BY ? List.of() : Columns.givenOf(table);
        if (given.isEmpty()) {
            return "";
        }
        StringBuilder pairs = new StringBuilder();
        given.forEach(column -> pairs.append(pairs.length() == 0 ? "" : ", ").append("'").append(column).append("', h.").append(column));
        if (this == REGISTRATIONS) {
            pairs.append(", 'topic', (select m.topic from meeting m where m.id = h.meeting_id)")
                    .append(", 'starts_at', (select m.starts_at from meeting m where m.id = h.meeting_id)");
        }
        if (this == ANSWERS) {
            pairs.append(", 'question', (select q.label from form_question q where q.id = h.question_id)");
        }
        return "select cast(json_build_object(" + pairs + ") as text) from " + table + " h where " + found + " order by " + order;
    }

    List<String> erasing() {
        return erasure.stream().map(statement -> statement.replace("{found}", "(" + found + ")")).toList();
    }
}
