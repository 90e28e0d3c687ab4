#!/bin/sh
# Where a real project copies its build to the server, the example leaves a file behind.
set -eu
cd "$(dirname "$0")"
date -u +%Y-%m-%dT%H:%M:%SZ > deployed.txt
echo "deployed"
