"""Stand-in for rules_shell where Bazel still has these rules built in."""

def sh_binary(**kwargs):
    native.sh_binary(**kwargs)
