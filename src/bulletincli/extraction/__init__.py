"""From files to bulletins on all cores, in processes that can be ended: files are not trusted, and some never end.

`extract` is what is done with one file; `worker` the process that does it; `pool` starts such processes, hands them
files and gives back the results in the files' order.
"""
