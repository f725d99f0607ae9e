"""Stand-in for rules_shell where Bazel still has these rules built in."""

def sh_library(**kwargs):
    native.sh_library(**kwargs)
