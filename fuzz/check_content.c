/*
 * CONTENT: every byte that the guest could read, given the protection, and every byte of the files
 * that are open, is one the model allows. The host is looked at stretch by stretch, each uniform.
 */
#include <inttypes.h>

#include "fuzz/check.h"

static void have_token(struct mf_checks *checks, uint8_t fault, struct mf_token token)
{
    if (fault)
        mf_have(checks, "SIGBUS");
    else if (token.kind == MF_ZERO)
        mf_have(checks, "zero");
    else if (token.kind == MF_BYTE)
        mf_have(checks, "stored 0x%02x", mf_token_byte(token));
    else
        mf_have(checks, "0x%02x, what file %" PRIu32 " had at 0x%" PRIx64, mf_token_byte(token),
                token.seed, token.at);
}

/* The stretch from `first` on, as the host has it; bad is where it may not be so. */
static bool differs(struct mf_checks *checks, const char *what, const char *want, uint64_t first,
                    uint64_t bad, uint8_t fault, struct mf_token token)
{
    mf_want(checks, "0x%" PRIx64 ": %s", bad, want);
    mf_have(checks, "0x%" PRIx64 ": ", bad);
    have_token(checks, fault, mf_token_skip(token, bad - first));
    return mf_found(checks, "CONTENT", what);
}

static bool check_piece(struct mf_checks *checks, const struct mf_piece *piece)
{
    if (piece->guard) /* it has no bytes */
        return true;
    uint64_t host_last = mf_to_host(checks, piece->last);

    for (uint64_t at = mf_to_host(checks, piece->first);;) {
        uint64_t end;
        struct mf_token token = {0};
        enum mf_access access = mf_simhost_look(checks->host, at, host_last, &end, &token);
        uint64_t first = mf_to_guest(checks, at);
        uint64_t bad = first;
        char want[200] = "";
        if (access == MF_SEGV) {
            mf_want(checks, "0x%" PRIx64 " has memory", first);
            mf_have(checks, "0x%" PRIx64 " has none", first);
            return mf_found(checks, "CONTENT", "no-memory");
        }
        uint8_t fault = access == MF_BUS ? MF_BUS : MF_OK;
        if (!mf_model_allows(checks->model, first, mf_to_guest(checks, end), fault, token, &bad,
                             want, sizeof want))
            return differs(checks, "memory", want, first, bad, fault, token);
        if (end == host_last)
            return true;
        at = end + 1;
    }
}

/* The largest file position. */
static const uint64_t file_last = INT64_MAX;

static bool check_file(struct mf_checks *checks, int fd)
{
    for (uint64_t at = 0;;) {
        uint64_t end;
        struct mf_token token = {0};
        enum mf_access access = mf_simhost_look_file(checks->host, fd, at, file_last, &end, &token);
        uint64_t bad = at;
        char want[200] = "";
        uint8_t fault = access == MF_OK ? MF_OK : MF_BUS;
        if (!mf_model_allows_file(checks->model, fd, at, end, fault, token, &bad, want,
                                  sizeof want)) {
            mf_want(checks, "file %d, ", fd);
            mf_have(checks, "file %d, ", fd);
            return differs(checks, "file", want, at, bad, fault, token);
        }
        if (end == file_last)
            return true;
        at = end + 1;
    }
}

/* Each file once, however many descriptors it has. */
static bool check_files(struct mf_checks *checks)
{
    for (size_t i = 0; i < checks->fds.count; i++) {
        uint32_t object;
        uint32_t other;
        bool seen = false;
        if (!mf_model_fd_object(checks->model, checks->fds.at[i], &object))
            continue;
        for (size_t k = 0; k < i && !seen; k++)
            seen = mf_model_fd_object(checks->model, checks->fds.at[k], &other) && other == object;
        if (!seen && !check_file(checks, checks->fds.at[i]))
            return false;
    }
    return true;
}

bool mf_check_content(struct mf_checks *checks)
{
    uint64_t host_version = mf_simhost_version(checks->host);
    uint64_t model_version = mf_model_version(checks->model);
    if (checks->content_passed && checks->content_host_version == host_version &&
        checks->content_model_version == model_version)
        return true;

    size_t pieces = mf_model_piece_count(checks->model);
    for (size_t i = 0; i < pieces; i++) {
        if (!check_piece(checks, mf_model_piece(checks->model, i)))
            return false;
    }
    if (!check_files(checks))
        return false;
    checks->content_passed = true;
    checks->content_host_version = host_version;
    checks->content_model_version = model_version;
    return true;
}
