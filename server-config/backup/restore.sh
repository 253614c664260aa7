#!/bin/sh
# Brings back what backup.sh wrote, into an empty database, whole or not at all:
#
#   createdb prachum && psql -d prachum -f server-config/postgres/roles.sql     as PostgreSQL's administrator, where the roles are not there
#   PGHOST=… PGDATABASE=prachum PGUSER=prachum_owner PGPASSWORD=… server-config/backup/restore.sh <file>
#
# Start no node before it has ended; then nodes need the PRACHUM_SECRET of the time of the backup. The file is held against the checksum
# beside it first, and the database, before it is committed, against check.sql: whatever separates organizations has to stand again.
#
#   PRACHUM_BACKUP_PASSPHRASE_FILE  as when it was written
set -eu
umask 077

file=${1:?which file?}
here=$(cd "$(dirname "$0")" && pwd)

if [ -e "$file.sha256" ]; then
    wanted=$(cut -d ' ' -f 1 "$file.sha256")
    found=$(sha256sum < "$file")
    [ "$wanted" = "${found%% *}" ] || { echo "$file is not what was written: its checksum is another." >&2; exit 1; }
else
    echo "There is no $file.sha256, so nobody knows whether $file is whole." >&2
    exit 1
fi

tables=$(psql --no-psqlrc --no-password --tuples-only --no-align --set=ON_ERROR_STOP=1 \
    --command="select count(*) from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')")
[ "$tables" = 0 ] || { echo "The database is not empty: $tables tables. Nothing was restored." >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
archive=$file
case $file in
    *.gpg)
        gpg --batch --quiet --no-symkey-cache --pinentry-mode loopback --passphrase-file "${PRACHUM_BACKUP_PASSPHRASE_FILE:?}" \
            --output "$work/archive" --decrypt "$file"
        archive=$work/archive
        ;;
esac

# All but the schema itself, which roles.sql has made and given to its owner.
pg_restore --list "$archive" | grep -v -E '^[0-9]+; [0-9]+ [0-9]+ (SCHEMA|ACL|COMMENT) - (SCHEMA )?public ' > "$work/list"
pg_restore --no-owner --use-list="$work/list" --file="$work/sql" "$archive"
psql --no-psqlrc --no-password --quiet --set=ON_ERROR_STOP=1 --single-transaction \
    --file="$here/before.sql" --file="$work/sql" --command='set search_path = public' --file="$here/check.sql" > /dev/null
echo "$file was restored into $PGDATABASE."
