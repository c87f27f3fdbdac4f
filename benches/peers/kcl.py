"""Runs a KCL file by KCL's own library: `python kcl.py peer.k feed.json`."""

import sys

from kcl_lib import api

source, feed = sys.argv[1:]
result = api.API().exec_program(api.ExecProgramArgs(k_filename_list=[source]))
if result.err_message:
    sys.exit(result.err_message)
with open(feed, "w", encoding="utf-8") as file:
    file.write(result.json_result)
