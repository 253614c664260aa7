package org.prachum.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.prachum.platform.persistence.TenantOwned;

/** One size of an organization's picture, by the content hash of what was uploaded: it never changes, so its address may be kept for ever. */
@Entity
@Table(name = "picture")
class StoredPicture extends TenantOwned {

    @Column(updatable = false)
    private String hash;

    @Column(updatable = false)
    private String variant;

    @Column(name = "content_type", updatable = false)
    private String contentType = "image/png";

    @Column(updatable = false)
    private byte[] bytes;

    protected StoredPicture() {}

    StoredPicture(String hash, String variant, byte[] bytes) {
        this.hash = hash;
        this.variant = variant;
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }
}
