#!/bin/sh
# Simulates the small upgrade of June 2019: OpenSSL 1.1 replaces 1.0.2, and uWSGI is built for it.
set -eu
cd "$(dirname "$0")"
cp after-upgrade/packages.txt packages.txt
rm -f worker/libssl.so.1.0.2
cp after-upgrade/libssl.so.1.1 after-upgrade/uwsgi_python.so worker/
