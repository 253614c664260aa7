package org.prachum.tenancy;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.prachum.platform.persistence.TenantOwned;
import org.prachum.platform.web.Language;
import org.prachum.platform.web.Localized;

/**
 * What an organization asks people to agree to when they register. Each change is a row of its own with the next number, and none is ever
 * changed: which text somebody agreed to stays known. The newest counts; one that is empty asks for nothing.
 */
@Entity
@Table(name = "consent_text")
public class ConsentText extends TenantOwned {

    @Column(updatable = false)
    private int number;

    @Embedded
    @AttributeOverride(name = "th", column = @Column(name = "text_th", updatable = false))
    @AttributeOverride(name = "en", column = @Column(name = "text_en", updatable = false))
    @AttributeOverride(name = "fr", column = @Column(name = "text_fr", updatable = false))
    @AttributeOverride(name = "ru", column = @Column(name = "text_ru", updatable = false))
    private Localized text;

    @Column(name = "decided_at", updatable = false)
    private Instant decidedAt;

    protected ConsentText() {}

    ConsentText(int number, Localized text, Instant now) {
        this.number = number;
        this.text = text;
        this.decidedAt = now;
    }

    /** Counted from 1 within the organization. */
    public int getNumber() {
        return number;
    }

    /** The text in exactly that language; null where there is none. */
    public String get(Language language) {
        return text == null ? null : text.get(language);
    }

    /** The text in that language, or in the organization's, or in any; empty where nothing is asked. */
    public Optional<String> in(Language language, Language otherwise) {
        return text == null ? Optional.empty() : text.in(language, otherwise);
    }

    boolean says(Localized other) {
        return Language.all().stream()
                .allMatch(language -> Objects.equals(get(language), other.get(language)));
    }

    /** Whether it asks for anything. */
    boolean isAsked() {
        return Language.all().stream().anyMatch(language -> get(language) != null);
    }

    public Instant getDecidedAt() {
        return decidedAt;
    }
}
