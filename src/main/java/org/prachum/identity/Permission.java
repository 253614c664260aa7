package org.prachum.identity;

/** What somebody may do; roles are sets of these. */
public enum Permission {
    ORGANIZE_OWN_MEETINGS,
    ORGANIZE_ALL_MEETINGS,
    MANAGE_DIRECTORY,
    MANAGE_ACCOUNTS,
    BRAND,
    KEEP_MAIL,
    MANAGE_DOMAINS,
    INTEGRATE,
    PROTECT_DATA,
    MOVE_IN,
    LEAVE,
    OPERATE_PLATFORM
}
