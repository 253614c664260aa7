package org.prachum.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.util.Optional;
import org.prachum.platform.persistence.TenantOwned;
import org.prachum.platform.web.Language;

/** A row of the organization's directory; needs no account. Whoever leaves is deactivated, so that past registrations keep their person. */
@Entity
public class Employee extends TenantOwned {

    private String number;

    @Column(name = "number_key")
    private String numberKey;

    private String name;

    @Column(name = "name_folded")
    private String nameFolded;

    private String position;

    @Column(name = "section_short")
    private String section;

    @Column(name = "cost_center_name")
    private String costCenter;

    private String email;
    private Language language;
    private boolean active = true;

    protected Employee() {}

    public String getNumber() {
        return number;
    }

    public String getName() {
        return name;
    }

    public String getPosition() {
        return position;
    }

    public String getSection() {
        return section;
    }

    public String getCostCenter() {
        return costCenter;
    }

    public Optional<String> email() {
        return Optional.ofNullable(email);
    }

    public Optional<Language> language() {
        return Optional.ofNullable(language);
    }

    public boolean isActive() {
        return active;
    }
}
