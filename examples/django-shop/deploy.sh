#!/bin/sh
# A real project copies its build to the server here; the example only writes a file.
set -eu
cd "$(dirname "$0")"
date -u +%Y-%m-%dT%H:%M:%SZ > deployed.txt
echo "deployed"
