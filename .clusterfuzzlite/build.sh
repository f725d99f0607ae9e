#!/usr/bin/env bash
# ClusterFuzzLite's build is OSS-Fuzz's.
exec bash "${SRC:?is not set, as the fleet has it}/mapfuzz/tools/oss-fuzz/build.sh"
