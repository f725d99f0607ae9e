"""Stand-in for rules_shell where Bazel still has these rules built in."""

def sh_test(**kwargs):
    native.sh_test(**kwargs)
