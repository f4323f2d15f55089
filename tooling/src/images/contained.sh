#!/bin/sh
# contained.sh APP NODE SPOOL WORKDIR COMMAND…: runs a command as a container would. Its root holds this machine's
# programs, the image's files and nothing else, and can't be written to; /tmp and /spool can. It runs as nobody.
# Needs a mount namespace of its own: `unshare --mount -- sh contained.sh …`.
set -e
app=$1 node=$2 spool=$3 workdir=$4
shift 4
root=/mnt
mount -t tmpfs tmpfs "$root"
for each in bin dev etc lib lib64 proc sys usr; do
  if [ -L "/$each" ]; then
    ln -s "$(readlink "/$each")" "$root/$each"
  elif [ -d "/$each" ]; then
    mkdir "$root/$each"
    mount --rbind "/$each" "$root/$each"
  fi
done
mkdir "$root/app" "$root/node" "$root/spool" "$root/tmp"
mount --bind "$app" "$root/app"
mount --bind "$node" "$root/node"
mount --bind "$spool" "$root/spool"
mount -t tmpfs tmpfs "$root/tmp"
for each in "" app node usr etc; do
  mount -o remount,bind,ro "$root/$each"
done
# shellcheck disable=SC2016 -- expanded by the inner shell
exec chroot --userspec=65534:65534 "$root" \
  env PATH=/node:/usr/bin:/bin sh -c 'cd "$0" && exec "$@"' "$workdir" "$@"
