#!/bin/sh
# Writes one file with the whole database, complete or not at all:
#
#   PGHOST=… PGDATABASE=prachum PGUSER=prachum_owner PGPASSWORD=… server-config/backup/backup.sh <folder>
#
# Where to connect is said by libpq's own variables (PGHOST, PGPORT, PGDATABASE, PGUSER, PGPASSWORD or PGPASSFILE). The role is the
# owner: it sees every row by its own policy, and has no right that a backup does not need. It sees them in one moment, while everybody
# goes on working. pg_dump has to be at least as new as the server.
#
#   PRACHUM_BACKUP_KEEP             how many files are kept, the newest; 14 without it
#   PRACHUM_BACKUP_PASSPHRASE_FILE  a file whose first line encrypts them (gpg, AES-256); without it they are as readable as the database
#
# What the files do not hold: PRACHUM_SECRET, without which mailed tickets, sealed keys and codes are worth nothing, and the passwords of
# the roles. Keep .env or /etc/prachum.env beside them, but not in the same place.
set -eu
umask 077

folder=${1:?which folder?}
keep=${PRACHUM_BACKUP_KEEP:-14}
case $keep in '' | *[!0-9]* | 0) echo "PRACHUM_BACKUP_KEEP must be a number from 1 on: $keep" >&2; exit 2 ;; esac

mkdir -p "$folder"
name=prachum-$(date -u +%Y%m%dT%H%M%SZ).dump
work=$folder/.$name.part
trap 'rm -f "$work" "$work.gpg"' EXIT
trap 'exit 1' HUP INT TERM

pg_dump --format=custom --enable-row-security --no-password --file="$work"
# An archive whose contents cannot be listed cannot be restored.
pg_restore --list "$work" > /dev/null

if [ -n "${PRACHUM_BACKUP_PASSPHRASE_FILE:-}" ]; then
    gpg --batch --quiet --yes --no-symkey-cache --pinentry-mode loopback --passphrase-file "$PRACHUM_BACKUP_PASSPHRASE_FILE" \
        --symmetric --cipher-algo AES256 --compress-algo none --output "$work.gpg" "$work"
    mv "$work.gpg" "$work"
    name=$name.gpg
fi

sum=$(sha256sum < "$work")
[ ! -e "$folder/$name" ] || { echo "$folder/$name is there already" >&2; exit 1; }
echo "${sum%% *}  $name" > "$folder/$name.sha256"
sync "$work"
mv "$work" "$folder/$name"

# Only now, when there is a new one.
ls -1 "$folder" | grep -E '^prachum-[0-9]{8}T[0-9]{6}Z\.dump(\.gpg)?$' | sort -r | tail -n "+$((keep + 1))" | while read -r old; do
    rm -f "$folder/$old" "$folder/$old.sha256"
done
echo "$folder/$name"
