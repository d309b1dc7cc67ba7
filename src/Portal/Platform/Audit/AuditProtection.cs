namespace Portal.Platform.Audit;

/// <summary>
/// The database itself refuses to change, delete or forge audit rows; only sealing may write into a row, and only once.
/// Whoever owns the database can take the triggers off: that is what the chain and the heads outside are for.
/// </summary>
internal static class AuditProtection
{
    public const string Create = """
        CREATE FUNCTION audit_is_appended_to() RETURNS trigger LANGUAGE plpgsql AS $body$
        BEGIN
            IF TG_OP = 'INSERT' AND NEW.sequence IS NULL AND NEW.hash IS NULL THEN
                RETURN NEW;
            END IF;
            -- A generated column has no value yet in NEW.
            IF TG_OP = 'UPDATE' AND OLD.sequence IS NULL AND NEW.sequence IS NOT NULL AND NEW.hash IS NOT NULL
               AND to_jsonb(NEW) - ARRAY['sequence', 'hash', 'words'] = to_jsonb(OLD) - ARRAY['sequence', 'hash', 'words'] THEN
                RETURN NEW;
            END IF;
            RAISE EXCEPTION 'The audit trail is only appended to: this % is refused.', TG_OP USING ERRCODE = 'integrity_constraint_violation';
        END
        $body$;
        CREATE TRIGGER audit_rows_stay BEFORE INSERT OR UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_is_appended_to();
        CREATE TRIGGER audit_stays BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_is_appended_to();
        """;

    public const string Drop = """
        DROP TRIGGER audit_stays ON audit;
        DROP TRIGGER audit_rows_stay ON audit;
        DROP FUNCTION audit_is_appended_to();
        """;
}
