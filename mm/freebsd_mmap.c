/* mmap of a FreeBSD guest: SEMANTICS.md B1 (order of the checks) and B2 (what arguments mean). */
#include "mm/freebsd.h"
#include "mm/ops.h"
#include "mm/place.h"

#define GIB ((uint64_t)1 << 30)
#define SUPER_PAGE ((uint64_t)1 << 21)
#define LAST_POSITION (((uint64_t)1 << 63) - 1)

#define GUARD_TAKES                                                                                \
    (FB_MAP_GUARD | FB_MAP_FIXED | FB_MAP_EXCL | FB_MAP_32BIT | FB_MAP_ALIGNMENT_MASK)
#define KNOWN                                                                                      \
    (GUARD_TAKES | FB_MAP_SHARED | FB_MAP_PRIVATE | FB_MAP_HASSEMAPHORE | FB_MAP_STACK |           \
     FB_MAP_NOSYNC | FB_MAP_ANON | FB_MAP_NOCORE | FB_MAP_PREFAULT_READ)

enum { ALIGN_SUPER = 1 };

/* What the host may say of an mmap that a guest's kernel could say too (P2). */
static const int passes_through[] = {FB_EACCES, FB_ENODEV, 0};

struct request {
    mm_addr addr;    /* less the lead: where a fixed mapping begins */
    uint64_t len;    /* whole pages, the lead included */
    uint64_t lead;   /* of an offset that is not aligned: how far into its page */
    uint64_t offset; /* of the first page */
    uint32_t flags;
    uint32_t prot; /* with PROT_MAX */
    bool anonymous;
    bool shared;
    uint64_t guard_len;       /* so many bytes at the beginning are a guard */
    struct mm_host_file file; /* unless anonymous */
    uint32_t object;          /* its number, pinned; 0: anonymous */
};

static unsigned alignment_of(const struct request *request)
{
    return request->flags >> FB_MAP_ALIGNMENT_SHIFT;
}

/* B1.4-10. flags are without what row 3 drops. */
static int check_flags(const struct mm_mmap_args *args, uint32_t prot, uint32_t flags)
{
    bool no_fd = fb_int(args->fd) == UINT32_MAX;
    uint32_t both = FB_MAP_SHARED | FB_MAP_PRIVATE;
    uint32_t accessible = FB_PROT_READ | FB_PROT_WRITE;

    if ((flags & FB_MAP_ANON) && (!no_fd || args->offset != 0)) /* B1.5 */
        return FB_EINVAL;
    if ((flags & FB_MAP_STACK) && (!no_fd || (prot & accessible) != accessible)) /* B1.6 */
        return FB_EINVAL;
    if (flags & ~KNOWN) /* B1.7 */
        return FB_EINVAL;
    if ((flags & FB_MAP_EXCL) && !(flags & FB_MAP_FIXED)) /* B1.8 */
        return FB_EINVAL;
    if ((flags & both) == both) /* B1.9 */
        return FB_EINVAL;
    if ((flags & FB_MAP_GUARD) &&
        (fb_prot(prot) || !no_fd || args->offset != 0 || (flags & ~GUARD_TAKES))) /* B1.10 */
        return FB_EINVAL;
    return 0;
}

/* B1.13-15. */
static int check_fixed_range(const struct mm *mm, const struct request *request)
{
    struct mm_range range;
    if (!mm_aligned(request->addr, mm_target(mm))) /* B1.13 */
        return FB_EINVAL;
    if (!mm_range_make(request->addr, request->len, &range) || range.first < mm_target(mm) ||
        range.last > mm->last) /* B1.14 */
        return FB_EINVAL;
    return (request->flags & FB_MAP_32BIT) && range.last > 2 * GIB - 1 ? FB_EINVAL : 0; /* B1.15 */
}

/* How large an alignment can be asked for, in bits (B1.12). */
static unsigned pointer_bits(const struct mm *mm)
{
    return mm->config.bits == 32 ? 32 : 64;
}

/* B1.11-15. len is the guest's own. */
static int check_range(const struct mm *mm, struct request *request, uint64_t len)
{
    unsigned align = alignment_of(request);

    request->len = mm_round_up_wrap(mm_add_wrap(len, request->lead), mm_target(mm));
    if (request->len < len) /* B1.11 */
        return FB_ENOMEM;
    if (align > ALIGN_SUPER && (align < mm->page_shift || align >= pointer_bits(mm))) /* B1.12 */
        return FB_EINVAL;
    return request->flags & FB_MAP_FIXED ? check_fixed_range(mm, request) : 0;
}

/* B1.17-21. */
static int check_file(struct mm *mm, struct request *request, const struct mm_mmap_args *args)
{
    int error = mm_op_file(mm, args->fd, &request->file, &request->object); /* B1.17 */
    uint32_t prot = request->prot;

    if (error)
        return error;
    if (!(request->flags & (FB_MAP_SHARED | FB_MAP_PRIVATE))) /* B1.18 */
        return FB_EINVAL;
    if ((prot & FB_PROT_READ) && !request->file.readable) /* B1.19 */
        return FB_EACCES;
    if (request->shared && (prot & FB_PROT_WRITE) && !request->file.writable)
        return FB_EACCES;
    if (args->offset > LAST_POSITION || request->len > LAST_POSITION - request->offset) /* B1.20 */
        return FB_EINVAL;
    /* Not FreeBSD's: no host maps what it cannot read (DESIGN.md, writeonly). */
    if (!request->file.readable)
        return FB_EACCES;
    return request->file.mappable ? 0 : FB_ENODEV; /* B1.21 */
}

/* At the hint, or above it. */
static bool find_at_hint(const struct mm *mm, const struct mm_want *want, mm_addr hint,
                         mm_addr *addr)
{
    mm_addr first = mm_add_wrap(hint, mm_sub_wrap(want->residue, hint) & (want->align - 1));
    struct mm_want above = *want;
    if (hint == 0 || first < hint)
        return false;
    if (mm_place_fits(mm, want, first, want->window)) {
        *addr = first;
        return true;
    }
    if (first > want->window.first)
        above.window.first = first;
    above.upward = true;
    return above.window.first <= above.window.last && mm_place_find(mm, &above, addr);
}

static bool find_anywhere(const struct mm *mm, const struct mm_want *want, mm_addr *addr)
{
    return want->window.first <= want->window.last && mm_place_find(mm, want, addr);
}

/* B1.25, B2: the place of a mapping that is not fixed. */
static bool find_place(const struct mm *mm, struct request *request)
{
    unsigned align = alignment_of(request);
    bool low = (request->flags & FB_MAP_32BIT) != 0;
    struct mm_want want = {
        .len = request->len,
        .align = align > ALIGN_SUPER ? (uint64_t)1 << align : mm_target(mm),
        .window = mm_place_window(mm, 0, low ? 2 * GIB - 1 : UINT64_MAX),
        .prefer_residue = request->offset,
        .guard_len = request->guard_len,
        .shared = request->shared,
        .object = request->anonymous ? MM_NEW_OBJECT : request->file.object,
        .offset = request->offset,
    };
    struct mm_want super = want;
    bool wish = align == ALIGN_SUPER && request->len >= SUPER_PAGE;
    mm_addr hint = mm_round_up_wrap(request->addr, mm_target(mm));
    super.align = SUPER_PAGE;
    super.residue = request->offset & (SUPER_PAGE - 1);
    return (wish && find_at_hint(mm, &super, hint, &request->addr)) ||
           find_at_hint(mm, &want, hint, &request->addr) ||
           (wish && find_anywhere(mm, &super, &request->addr)) ||
           find_anywhere(mm, &want, &request->addr);
}

static struct mm_range range_of(const struct request *request)
{
    return (struct mm_range){request->addr, request->addr + (request->len - 1)};
}

static uint64_t delta_of(const struct request *request)
{
    return mm_sub_wrap(request->offset, request->addr);
}

/* B1.23-25, and then whether the place is one for us. */
static int choose_place(const struct mm *mm, struct request *request)
{
    bool fixed = (request->flags & FB_MAP_FIXED) != 0;
    if ((request->flags & FB_MAP_EXCL) && mm_op_taken(mm, range_of(request))) /* B1.23 */
        return FB_ENOMEM;
    if ((request->flags & FB_MAP_STACK) && request->len <= request->guard_len) /* B1.24 */
        return FB_EINVAL;
    if (!fixed)
        return find_place(mm, request) ? 0 : FB_ENOMEM; /* B1.25 */
    struct mm_request place = {
        .range = range_of(request),
        .shared = request->shared,
        .object = request->anonymous ? MM_NEW_OBJECT : request->file.object,
        .delta = request->anonymous ? 0 : delta_of(request),
        .guard_len = request->guard_len,
    };
    return mm_op_check_fixed(mm, &place);
}

static int map(struct mm *mm, const struct request *request)
{
    unsigned attrs = (request->shared ? (unsigned)MM_ATTR_SHARED : 0) |
                     (request->flags & FB_MAP_STACK ? (unsigned)MM_ATTR_STACK : 0);
    unsigned max_prot = fb_max_prot(request->prot);
    if (!max_prot)
        max_prot = MM_PROT_RWX;
    /* B2: a shared mapping of a descriptor without write access never becomes writable. */
    if (request->shared && !request->anonymous && !request->file.writable)
        max_prot &= ~(unsigned)MM_PROT_WRITE;
    struct mm_new new = {
        .range = range_of(request),
        .value = mm_value_make(fb_prot(request->prot), max_prot, attrs),
        .object = request->object,
        .delta = delta_of(request),
    };
    return mm_host_refusal(mm_op_map(mm, &new, request->guard_len), passes_through);
}

/* From row 11 on. */
static int mmap_checked(struct mm *mm, struct request *request, const struct mm_mmap_args *args)
{
    int error = check_range(mm, request, mm_cut(mm, args->len));
    if (error)
        return error;
    if (request->flags & FB_MAP_GUARD)
        request->guard_len = request->len;
    else if (request->flags & FB_MAP_STACK)
        request->guard_len = mm_target(mm);
    if (!request->anonymous) /* B1.16 */
        error = check_file(mm, request, args);
    if (!error)
        error = choose_place(mm, request);
    if (!error)
        error = map(mm, request);
    if (request->object)
        mm_object_unpin(&mm->backings, mm->host, request->object);
    return error;
}

int fb_mmap(struct mm *mm, const struct mm_mmap_args *args, mm_addr *result)
{
    uint32_t prot = fb_int(args->prot);
    uint32_t flags = fb_int(args->flags) & ~(FB_MAP_RESERVED0020 | FB_MAP_RESERVED0040); /* B1.3 */

    if (!fb_prot_known(prot)) /* B1.1 */
        return FB_EINVAL;
    if (!fb_prot_within_max(prot)) /* B1.2 */
        return FB_ENOTSUP;
    if (mm_cut(mm, args->len) == 0) /* B1.4 */
        return FB_EINVAL;
    int error = check_flags(args, prot, flags);
    if (error)
        return error;

    struct request request = {
        .flags = flags,
        .prot = prot,
        .anonymous = (flags & (FB_MAP_ANON | FB_MAP_STACK | FB_MAP_GUARD)) != 0,
        .shared = (flags & FB_MAP_SHARED) != 0,
    };
    if (!request.anonymous) {
        request.lead = args->offset & (mm_target(mm) - 1);
        request.offset = mm_round_down(args->offset, mm_target(mm));
    }
    request.addr = mm_cut(mm, args->addr);
    if (flags & FB_MAP_FIXED)
        request.addr = mm_sub_wrap(request.addr, request.lead);
    error = mmap_checked(mm, &request, args);
    if (!error)
        *result = request.addr + request.lead;
    return error;
}
