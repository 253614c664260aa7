-- The newest registrations of an organization, and those of a span of time, for its overview and its statistics.
create index registration_by_moment on registration (tenant_id, registered_at) where status = 'confirmed';
