package org.prachum.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.prachum.platform.persistence.TenantOwned;

/** So much of a file that is imported as is in memory at a time. */
@Entity
@Table(name = "employee_import_piece")
class ImportPiece extends TenantOwned {

    static final int BYTES = 1024 * 1024;

    @Column(name = "import_id", updatable = false)
    private UUID run;

    @Column(updatable = false)
    private int place;

    @Column(updatable = false)
    private byte[] bytes;

    protected ImportPiece() {}

    /** @param place counted from 0 */
    ImportPiece(UUID run, int place, byte[] bytes) {
        this.run = run;
        this.place = place;
        this.bytes = bytes;
    }
}
