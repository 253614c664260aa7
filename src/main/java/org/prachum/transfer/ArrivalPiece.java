package org.prachum.transfer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.prachum.platform.persistence.TenantOwned;

/** So much of an arriving file as is in memory at a time. */
@Entity
@Table(name = "arrival_piece")
class ArrivalPiece extends TenantOwned {

    static final int BYTES = 1024 * 1024;

    @Column(name = "run_id")
    private UUID run;

    @Column(updatable = false)
    private int place;

    @Column(updatable = false)
    private byte[] bytes;

    protected ArrivalPiece() {}

    /** @param place counted from 0 */
    ArrivalPiece(UUID run, int place, byte[] bytes) {
        this.run = run;
        this.place = place;
        this.bytes = bytes;
    }
}
