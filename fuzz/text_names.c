#include "fuzz/text_names.h"

static const char *const kind_names[MF_OP_KINDS] = {
    [MF_MMAP] = "mmap",         [MF_MUNMAP] = "munmap",       [MF_MPROTECT] = "mprotect",
    [MF_MREMAP] = "mremap",     [MF_MSYNC] = "msync",         [MF_MADVISE] = "madvise",
    [MF_MINHERIT] = "minherit", [MF_FTRUNCATE] = "ftruncate", [MF_CLOSE] = "close",
    [MF_FILE] = "file",         [MF_STORE] = "store",         [MF_LOAD] = "load",
    [MF_ACCESS] = "access",     [MF_FAULT] = "fault",
};

static const char *const call_names[MF_CALLS] = {
    [MF_CALL_ANY] = "any",         [MF_CALL_FILE] = "file",   [MF_CALL_SIZE] = "size",
    [MF_CALL_SHARE] = "share",     [MF_CALL_MAP] = "map",     [MF_CALL_UNMAP] = "unmap",
    [MF_CALL_PROTECT] = "protect", [MF_CALL_REMAP] = "remap", [MF_CALL_DISCARD] = "discard",
    [MF_CALL_SYNC] = "sync",       [MF_CALL_ZERO] = "zero",   [MF_CALL_COPY] = "copy",
    [MF_CALL_READ] = "read",       [MF_CALL_SAVE] = "save",   [MF_CALL_RESTORE] = "restore",
    [MF_CALL_ALLOC] = "alloc",
};

static const char *const group_names[] = {
    [MF_GROUP_PROT] = "PROT_", [MF_GROUP_MAP] = "MAP_",   [MF_GROUP_MREMAP] = "MREMAP_",
    [MF_GROUP_MS] = "MS_",     [MF_GROUP_MADV] = "MADV_", [MF_GROUP_INHERIT] = "INHERIT_",
};

const char *mf_text_kind_name(enum mf_op_kind kind)
{
    return kind_names[kind];
}

bool mf_text_kind(struct mf_word word, enum mf_op_kind *kind)
{
    for (unsigned i = 0; i < MF_OP_KINDS; i++) {
        if (mf_word_is(word, kind_names[i])) {
            *kind = (enum mf_op_kind)i;
            return true;
        }
    }
    return false;
}

const char *mf_text_call_name(enum mf_fault_call call)
{
    return call_names[call];
}

bool mf_text_call(struct mf_word word, enum mf_fault_call *call)
{
    for (unsigned i = 0; i < MF_CALLS; i++) {
        if (mf_word_is(word, call_names[i])) {
            *call = (enum mf_fault_call)i;
            return true;
        }
    }
    return false;
}

bool mf_text_group(enum mf_class class, enum mf_constant_group *group)
{
    switch (class) {
    case MF_CLASS_PROT:
        *group = MF_GROUP_PROT;
        return true;
    case MF_CLASS_MAP:
        *group = MF_GROUP_MAP;
        return true;
    case MF_CLASS_MREMAP:
        *group = MF_GROUP_MREMAP;
        return true;
    case MF_CLASS_MS:
        *group = MF_GROUP_MS;
        return true;
    case MF_CLASS_MADV:
        *group = MF_GROUP_MADV;
        return true;
    case MF_CLASS_INHERIT:
        *group = MF_GROUP_INHERIT;
        return true;
    default:
        return false;
    }
}

const char *mf_text_group_name(enum mf_constant_group group)
{
    return group_names[group];
}
