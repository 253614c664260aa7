-- Who the tenant of this transaction is. Empty or unset is nobody, and nobody's rows are none:
-- after a transaction that set it, a pooled connection answers '' rather than null.
create function current_tenant() returns uuid stable parallel safe language sql
    as $$ select nullif(current_setting('app.tenant_id', true), '')::uuid $$;
