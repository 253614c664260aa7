package org.prachum.identity;

import static org.prachum.identity.Permission.BRAND;
import static org.prachum.identity.Permission.INTEGRATE;
import static org.prachum.identity.Permission.KEEP_MAIL;
import static org.prachum.identity.Permission.LEAVE;
import static org.prachum.identity.Permission.MANAGE_ACCOUNTS;
import static org.prachum.identity.Permission.MANAGE_DIRECTORY;
import static org.prachum.identity.Permission.MANAGE_DOMAINS;
import static org.prachum.identity.Permission.MOVE_IN;
import static org.prachum.identity.Permission.OPERATE_PLATFORM;
import static org.prachum.identity.Permission.ORGANIZE_ALL_MEETINGS;
import static org.prachum.identity.Permission.ORGANIZE_OWN_MEETINGS;
import static org.prachum.identity.Permission.PROTECT_DATA;

import java.util.Locale;
import java.util.Set;

/** What an account is in its organization. */
public enum Role {
    ORGANIZER(ORGANIZE_OWN_MEETINGS),
    ADMIN(ORGANIZE_OWN_MEETINGS, ORGANIZE_ALL_MEETINGS, MANAGE_DIRECTORY, MANAGE_ACCOUNTS, BRAND, KEEP_MAIL, MANAGE_DOMAINS, INTEGRATE,
            PROTECT_DATA, MOVE_IN, LEAVE),
    OPERATOR(OPERATE_PLATFORM);

    private final Set<Permission> permissions;

    Role(Permission... permissions) {
        this.permissions = Set.of(permissions);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** As rows and the keys of texts name it. */
    public String getStored() {
        return stored();
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
