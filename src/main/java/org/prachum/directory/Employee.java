package org.prachum.directory;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prachum.platform.persistence.TenantOwned;
import org.prachum.platform.web.Language;

/**
 * A row of the organization's directory; needs no account.
 *
 * <p>Whoever leaves is deactivated, so that past registrations keep their person, and comes back with a later file or
 * by an admin's hand.
 */
@Entity
public class Employee extends TenantOwned {

    private String number;

    @Column(name = "number_key")
    private String numberKey;

    private String name;

    @Column(name = "name_folded")
    private String nameFolded;

    private String position;

    @Embedded
    @AttributeOverride(name = "code", column = @Column(name = "section_code"))
    @AttributeOverride(name = "shortName", column = @Column(name = "section_short"))
    @AttributeOverride(name = "fullName", column = @Column(name = "section_full"))
    private Unit section;

    @Embedded
    @AttributeOverride(name = "code", column = @Column(name = "department_code"))
    @AttributeOverride(name = "shortName", column = @Column(name = "department_short"))
    @AttributeOverride(name = "fullName", column = @Column(name = "department_full"))
    private Unit department;

    @Embedded
    @AttributeOverride(name = "code", column = @Column(name = "group_code"))
    @AttributeOverride(name = "shortName", column = @Column(name = "group_short"))
    @AttributeOverride(name = "fullName", column = @Column(name = "group_full"))
    private Unit group;

    @Embedded
    @AttributeOverride(name = "code", column = @Column(name = "division_code"))
    @AttributeOverride(name = "shortName", column = @Column(name = "division_short"))
    @AttributeOverride(name = "fullName", column = @Column(name = "division_full"))
    private Unit division;

    @Column(name = "cost_center_code")
    private String costCenterCode;

    @Column(name = "cost_center_name")
    private String costCenter;

    private String email;
    private Language language;
    private boolean active = true;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected Employee() {}

    Employee(EmployeeDetails details, Instant now) {
        describe(details, now);
    }

    final void describe(EmployeeDetails details, Instant now) {
        details.orRefuse();
        number = details.get(EmployeeColumn.NUMBER);
        numberKey = details.numberKey();
        name = details.get(EmployeeColumn.NAME);
        nameFolded = details.nameFolded();
        position = details.get(EmployeeColumn.POSITION);
        section = new Unit(
                details.get(EmployeeColumn.SECTION_CODE),
                details.get(EmployeeColumn.SECTION_SHORT),
                details.get(EmployeeColumn.SECTION_FULL));
        department = new Unit(
                details.get(EmployeeColumn.DEPARTMENT_CODE),
                details.get(EmployeeColumn.DEPARTMENT_SHORT),
                details.get(EmployeeColumn.DEPARTMENT_FULL));
        group = new Unit(
                details.get(EmployeeColumn.GROUP_CODE),
                details.get(EmployeeColumn.GROUP_SHORT),
                details.get(EmployeeColumn.GROUP_FULL));
        division = new Unit(
                details.get(EmployeeColumn.DIVISION_CODE),
                details.get(EmployeeColumn.DIVISION_SHORT),
                details.get(EmployeeColumn.DIVISION_FULL));
        costCenterCode = details.get(EmployeeColumn.COST_CENTER_CODE);
        costCenter = details.get(EmployeeColumn.COST_CENTER_NAME);
        email = details.get(EmployeeColumn.EMAIL).isEmpty() ? null : details.get(EmployeeColumn.EMAIL);
        language = Language.of(details.get(EmployeeColumn.LANGUAGE)).orElse(null);
        changedAt = now;
    }

    void deactivate(Instant now) {
        active = false;
        changedAt = now;
    }

    void reactivate(Instant now) {
        active = true;
        changedAt = now;
    }

    public String getNumber() {
        return number;
    }

    public String getName() {
        return name;
    }

    public String getPosition() {
        return position;
    }

    /** The section's short name, as registrations and lists show it. */
    public String getSection() {
        return section.getShortName();
    }

    /** The cost centre's name. */
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

    /** What stands in each column. */
    Map<EmployeeColumn, String> columns() {
        Map<EmployeeColumn, String> columns = new EnumMap<>(EmployeeColumn.class);
        for (EmployeeColumn column : EmployeeColumn.values()) {
            columns.put(column, get(column));
        }
        return columns;
    }

    /** The names of what is different now; a unit is one, whichever of its columns changed. */
    List<String> differingFrom(Map<EmployeeColumn, String> before) {
        return columns().entrySet().stream()
                .filter(column -> !column.getValue().equals(before.get(column.getKey())))
                .map(column -> column.getKey().stored().replaceFirst("_(code|short|full|name)$", ""))
                .distinct()
                .toList();
    }

    /** What stands in a column; nothing is an empty text. */
    String get(EmployeeColumn column) {
        return switch (column) {
            case NUMBER -> number;
            case NAME -> name;
            case POSITION -> position;
            case SECTION_CODE -> section.getCode();
            case SECTION_SHORT -> section.getShortName();
            case SECTION_FULL -> section.getFullName();
            case DEPARTMENT_CODE -> department.getCode();
            case DEPARTMENT_SHORT -> department.getShortName();
            case DEPARTMENT_FULL -> department.getFullName();
            case GROUP_CODE -> group.getCode();
            case GROUP_SHORT -> group.getShortName();
            case GROUP_FULL -> group.getFullName();
            case DIVISION_CODE -> division.getCode();
            case DIVISION_SHORT -> division.getShortName();
            case DIVISION_FULL -> division.getFullName();
            case COST_CENTER_CODE -> costCenterCode;
            case COST_CENTER_NAME -> costCenter;
            case EMAIL -> email == null ? "" : email;
            case LANGUAGE -> language == null ? "" : language.getTag();
        };
    }
}
