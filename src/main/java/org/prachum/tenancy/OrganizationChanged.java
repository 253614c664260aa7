package org.prachum.tenancy;

import java.util.UUID;
import org.prachum.platform.live.Heard;

/** An organization, its look or its standing changed; whoever kept a copy reads again. */
public record OrganizationChanged(UUID organization) {

    /** Under which the other nodes hear of it. */
    public static final String TOPIC = Heard.TENANT;
}
