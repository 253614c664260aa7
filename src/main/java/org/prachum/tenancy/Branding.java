package org.prachum.tenancy;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import java.util.Optional;
import org.prachum.platform.persistence.TenantOwned;
import org.prachum.platform.web.Localized;

/** How an organization looks and greets: one primary and one accent colour, a logo, a welcome and a privacy notice by language. */
@Entity
public class Branding extends TenantOwned {

    static final String DEFAULT_PRIMARY = "#0b6e4f";
    static final String DEFAULT_ACCENT = "#c8553d";

    @Column(name = "primary_color")
    private String primaryColor = DEFAULT_PRIMARY;

    @Column(name = "accent_color")
    private String accentColor = DEFAULT_ACCENT;

    @Column(name = "logo_hash")
    private String logoHash;

    @Embedded
    @AttributeOverride(name = "th", column = @Column(name = "welcome_th"))
    @AttributeOverride(name = "en", column = @Column(name = "welcome_en"))
    @AttributeOverride(name = "fr", column = @Column(name = "welcome_fr"))
    @AttributeOverride(name = "ru", column = @Column(name = "welcome_ru"))
    private Localized welcome;

    @Embedded
    @AttributeOverride(name = "th", column = @Column(name = "privacy_th"))
    @AttributeOverride(name = "en", column = @Column(name = "privacy_en"))
    @AttributeOverride(name = "fr", column = @Column(name = "privacy_fr"))
    @AttributeOverride(name = "ru", column = @Column(name = "privacy_ru"))
    private Localized privacyNotice;

    protected Branding() {}

    static Branding plain() {
        return new Branding();
    }

    void paint(String primary, String accent) {
        primaryColor = primary;
        accentColor = accent;
    }

    void greet(Localized welcome, Localized privacyNotice) {
        this.welcome = welcome;
        this.privacyNotice = privacyNotice;
    }

    void show(String logoHash) {
        this.logoHash = logoHash;
    }

    public String getPrimaryColor() {
        return primaryColor;
    }

    public String getAccentColor() {
        return accentColor;
    }

    /** The content hash under which the logo's pictures are kept, if there is one. */
    public Optional<String> logoHash() {
        return Optional.ofNullable(logoHash);
    }

    public Optional<Localized> welcome() {
        return Optional.ofNullable(welcome);
    }

    public Optional<Localized> privacyNotice() {
        return Optional.ofNullable(privacyNotice);
    }
}
