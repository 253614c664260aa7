package org.prachum.registration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.prachum.platform.persistence.TenantOwned;

/**
 * What somebody answered to one question of a meeting's form when they registered, in the words they chose or typed.
 *
 * <p>Nothing here changes it: it is written together with the place, by {@code register_people}, and corrected by one statement
 * ({@link FormAnswers}).
 */
@Entity
@Table(name = "form_answer")
public class FormAnswer extends TenantOwned {

    @Column(name = "registration_id", updatable = false)
    private UUID registration;

    @Column(name = "question_id", updatable = false)
    private UUID question;

    @Column(updatable = false)
    private String text;

    protected FormAnswer() {}

    /** The id of the registration. */
    public UUID getRegistration() {
        return registration;
    }

    /** The id of the question. */
    public UUID getQuestion() {
        return question;
    }

    /** Of several choices, a line each. */
    public String getText() {
        return text;
    }
}
