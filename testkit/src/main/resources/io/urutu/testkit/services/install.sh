# install.sh PACKAGE...: installs Debian packages as root, without letting the distribution start their services.
# One at a time on a machine, and what was there before comes back even when the caller is killed meanwhile.
set -eu
exec 9>/var/lock/urutu-install.lock
flock 9

policy=/usr/sbin/policy-rc.d
before=$policy.before-urutu
restore() {
  rm -f "$policy"
  if [ -e "$before" ]; then mv "$before" "$policy"; fi
}
trap restore EXIT
if [ -e "$policy" ] && [ ! -e "$before" ]; then mv "$policy" "$before"; fi
printf '#!/bin/sh\nexit 101\n' >"$policy"
chmod 755 "$policy"

export DEBIAN_FRONTEND=noninteractive RUNLEVEL=1
install() { apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@" </dev/null; }
# an image without package lists, or with old ones, fails at once: only then is the update worth its time
install "$@" || { apt-get update && install "$@"; }
