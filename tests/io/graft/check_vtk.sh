#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Opens every VTKHDF file of an example with VTK's own reader. usage: check_vtk.sh EXAMPLE_GRAFT_FOLDER_PROGRAM
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$1" "$folder/run" 300
/usr/bin/python3 "$(dirname "$0")/check_vtk.py" "$folder/run"
