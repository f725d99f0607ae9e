/* mmap of a Linux guest: SEMANTICS.md A1 (order of the checks) and A2 (what the arguments mean). */
#include "mm/abi_linux.h"
#include "mm/linux.h"
#include "mm/ops.h"
#include "mm/place.h"

/* A2.2: what SHARED_VALIDATE knows; all else is EOPNOTSUPP. */
#define VALIDATE_KNOWN                                                                             \
    ((uint64_t)LX_MAP_TYPE | LX_MAP_ANONYMOUS | LX_MAP_FIXED | LX_MAP_GROWSDOWN |                  \
     LX_MAP_DENYWRITE | LX_MAP_EXECUTABLE | LX_MAP_LOCKED | LX_MAP_NORESERVE | LX_MAP_POPULATE |   \
     LX_MAP_NONBLOCK | LX_MAP_STACK | LX_MAP_HUGETLB | LX_MAP_32BIT | LX_MAP_ABOVE4G |             \
     0x7c000000u)

#define GIB ((uint64_t)1 << 30)
#define FILE_POSITIONS ((uint64_t)1 << 63)

/* What the host may say of an mmap that a guest's kernel could say too (P2). */
static const int passes_through[] = {LX_EACCES, LX_EPERM, LX_ENODEV, LX_EAGAIN, 0};

struct request {
    mm_addr addr;
    uint64_t len; /* rounded up */
    uint64_t flags;
    uint64_t offset;
    unsigned prot;
    bool anonymous;
    bool fixed; /* also by FIXED_NOREPLACE */
    bool noreplace;
    bool shared;
    struct mm_host_file file; /* unless anonymous */
    uint32_t object;          /* its number, pinned; 0: anonymous */
};

/* A1.5-11. */
static int check_range(const struct mm *mm, struct request *request, uint64_t len)
{
    if (len == 0)
        return LX_EINVAL;
    request->len = mm_round_up_wrap(len, mm_target(mm));
    if (request->len == 0 || request->len - 1 > mm->last)
        return LX_ENOMEM;
    if (!request->fixed)
        return 0;
    if (request->addr > mm->last - (request->len - 1))
        return LX_ENOMEM;
    return mm_aligned(request->addr, mm_target(mm)) ? 0 : LX_EINVAL;
}

/* A1.13, A2.4: the place of a mapping that is not fixed; a multiple of align. */
static bool find_place(const struct mm *mm, struct request *request, uint64_t align)
{
    struct mm_range bounds = mm_place_window(mm, 0, UINT64_MAX); /* of a hint */
    struct mm_range window = bounds;
    bool wide = mm->config.bits > 32;
    if (wide && (request->flags & LX_MAP_32BIT)) {
        bounds = mm_place_window(mm, 0, 2 * GIB - 1);
        window = mm_place_window(mm, GIB, 2 * GIB - 1);
    } else if (wide && (request->flags & LX_MAP_ABOVE4G) && mm->last >= 4 * GIB) {
        window = mm_place_window(mm, 4 * GIB, UINT64_MAX);
    }
    struct mm_want want = {
        .len = request->len,
        .align = align,
        .window = window,
        .prefer_residue = request->anonymous ? 0 : request->offset,
        .shared = request->shared,
        .object = request->anonymous ? MM_NEW_OBJECT : request->file.object,
        .offset = request->offset,
    };
    mm_addr hint = mm_round_down(request->addr, mm_target(mm));
    if (hint && hint < mm->lowest)
        hint = mm->lowest;
    hint = mm_round_up_wrap(hint, align); /* huge pages: tried on 6.18 */
    if (hint && mm_place_fits(mm, &want, hint, bounds)) {
        request->addr = hint;
        return true;
    }
    return window.first <= window.last && mm_place_find(mm, &want, &request->addr);
}

/* A1.16-18: what a file of any kind asks of offset and type. */
static int check_position_and_type(const struct mm *mm, const struct request *request)
{
    uint64_t type = request->flags & LX_MAP_TYPE;
    uint64_t positions = FILE_POSITIONS - mm_target(mm);

    if (request->len > positions || request->offset > positions - request->len)
        return LX_EOVERFLOW;
    if (type != LX_MAP_SHARED && type != LX_MAP_PRIVATE && type != LX_MAP_SHARED_VALIDATE)
        return LX_EINVAL;
    if (type == LX_MAP_SHARED_VALIDATE && (request->flags & ~VALIDATE_KNOWN))
        return LX_EOPNOTSUPP;
    return 0;
}

/* A1.16-23 of a file. */
static int check_file(const struct mm *mm, const struct request *request)
{
    int error = check_position_and_type(mm, request);

    if (error)
        return error;
    if (request->shared && (request->prot & MM_PROT_WRITE) && !request->file.writable)
        return LX_EACCES;
    if (!request->file.readable)
        return LX_EACCES;
    if (!request->file.mappable)
        return LX_ENODEV;
    return request->flags & LX_MAP_GROWSDOWN ? LX_EINVAL : 0;
}

/* A1.17, 23, 25 of anonymous memory. */
static int check_anonymous(const struct request *request)
{
    uint64_t type = request->flags & LX_MAP_TYPE;

    if (type == LX_MAP_DROPPABLE)
        return request->flags & (LX_MAP_LOCKED | LX_MAP_GROWSDOWN) ? LX_EINVAL : 0;
    if (type == LX_MAP_SHARED)
        return request->flags & LX_MAP_GROWSDOWN ? LX_EINVAL : 0;
    return type == LX_MAP_PRIVATE ? 0 : LX_EINVAL;
}

static uint64_t value_of(const struct request *request)
{
    static const struct {
        uint64_t flag;
        unsigned attr;
    } attributes[] = {
        {LX_MAP_LOCKED, MM_ATTR_LOCKED},
        {LX_MAP_NORESERVE, MM_ATTR_NORESERVE},
        {LX_MAP_STACK, MM_ATTR_STACK},
        {LX_MAP_GROWSDOWN, MM_ATTR_GROWSDOWN},
    };
    unsigned attrs = request->shared ? MM_ATTR_SHARED : 0;
    unsigned max_prot = MM_PROT_RWX;
    for (unsigned i = 0; i < sizeof attributes / sizeof *attributes; i++)
        attrs |= request->flags & attributes[i].flag ? attributes[i].attr : 0;
    if ((request->flags & LX_MAP_TYPE) == LX_MAP_DROPPABLE)
        attrs |= MM_ATTR_DROPPABLE;
    /* A4.9: a shared mapping of a descriptor without write access never becomes writable. */
    if (request->shared && !request->anonymous && !request->file.writable)
        max_prot &= ~(unsigned)MM_PROT_WRITE;
    uint64_t value = mm_value_make(request->prot, max_prot, attrs);
    return request->anonymous ? value : mm_value_charge(value | MM_V_OBJECT) & ~MM_V_OBJECT;
}

static int map(struct mm *mm, const struct request *request)
{
    struct mm_new new = {
        .range = {request->addr, request->addr + (request->len - 1)},
        .value = value_of(request),
        .object = request->object,
        .delta = mm_sub_wrap(request->offset, request->addr),
    };
    return mm_host_refusal(mm_op_map(mm, &new, 0), passes_through);
}

static int check_fixed_place(const struct mm *mm, const struct request *request)
{
    struct mm_request place = {
        .range = {request->addr, request->addr + (request->len - 1)},
        .shared = request->shared,
        .object = MM_NEW_OBJECT,
    };
    if (!request->anonymous) {
        place.object = request->file.object;
        place.delta = mm_sub_wrap(request->offset, request->addr);
    }
    return mm_op_check_fixed(mm, &place);
}

/* A1.4: what is wrong with a mapping of huge pages before anything is replaced. */
static int check_huge(const struct mm *mm, struct request *request, uint64_t len, uint64_t page)
{
    request->len = mm_round_up_wrap(len, page);
    if (request->len == 0)
        return LX_EINVAL;
    if (request->len - 1 > mm->last)
        return LX_ENOMEM;
    if (request->fixed && !mm_aligned(request->addr, page))
        return LX_EINVAL;
    if (request->fixed && request->addr > mm->last - (request->len - 1))
        return LX_ENOMEM;
    if (!request->fixed && !find_place(mm, request, page))
        return LX_ENOMEM;
    struct mm_range range = {request->addr, request->addr + (request->len - 1)};
    if (request->noreplace && mm_op_taken(mm, range))
        return LX_EEXIST;
    int error = check_position_and_type(mm, request);
    if (error)
        return error;
    return request->flags & LX_MAP_GROWSDOWN ? LX_EINVAL : 0;
}

/*
 * A1.4: anonymous memory of huge pages is a file's, whose pages are that large, until at last there
 * are none to be had. By then what was in a fixed place is gone (A11).
 */
static int refuse_huge(struct mm *mm, struct request *request, uint64_t len)
{
    uint64_t shift = (request->flags & LX_MAP_HUGE_MASK) >> LX_MAP_HUGE_SHIFT;
    if (shift == 0)
        shift = 21;
    if (shift != 21 && shift != 30)
        return LX_EINVAL;
    uint64_t page = (uint64_t)1 << shift;
    int error = check_huge(mm, request, len, page);
    if (error)
        return error;
    error = mm_aligned(request->offset, page) ? LX_ENOMEM : LX_EINVAL;
    struct mm_range range = {request->addr, request->addr + (request->len - 1)};
    int refused = request->fixed ? mm_op_unmap(mm, range) : 0;
    return refused ? refused : error;
}

static int mmap_checked(struct mm *mm, struct request *request, uint64_t len)
{
    if (request->flags & LX_MAP_HUGETLB) /* A1.3 */
        return request->anonymous ? refuse_huge(mm, request, len) : LX_EINVAL;
    int error = check_range(mm, request, len);
    if (error)
        return error;
    if (!request->fixed && !find_place(mm, request, mm_target(mm)))
        return LX_ENOMEM;
    struct mm_range range = {request->addr, request->addr + (request->len - 1)};
    if (request->noreplace && mm_op_taken(mm, range)) /* A1.14 */
        return LX_EEXIST;
    error = request->anonymous ? check_anonymous(request) : check_file(mm, request);
    if (!error && request->fixed)
        error = check_fixed_place(mm, request);
    return error ? error : map(mm, request);
}

int lx_mmap(struct mm *mm, const struct mm_mmap_args *args, mm_addr *result)
{
    uint64_t flags = mm_cut(mm, args->flags);
    uint64_t type = flags & LX_MAP_TYPE;
    struct request request = {
        .addr = mm_cut(mm, args->addr),
        .flags = flags,
        .offset = args->offset,
        .prot = (unsigned)(args->prot & MM_PROT_RWX),
        .anonymous = (flags & LX_MAP_ANONYMOUS) != 0,
        .fixed = (flags & (LX_MAP_FIXED | LX_MAP_FIXED_NOREPLACE)) != 0,
        .noreplace = (flags & LX_MAP_FIXED_NOREPLACE) != 0,
        .shared = type == LX_MAP_SHARED || type == LX_MAP_SHARED_VALIDATE,
    };

    if (!mm_aligned(request.offset, mm_target(mm))) /* A1.1 */
        return LX_EINVAL;
    int error = 0;
    if (!request.anonymous) /* A1.2 */
        error = mm_op_file(mm, args->fd, &request.file, &request.object);
    if (error)
        return error;
    error = mmap_checked(mm, &request, mm_cut(mm, args->len));
    if (request.object)
        mm_object_unpin(&mm->backings, mm->host, request.object);
    if (!error)
        *result = request.addr;
    return error;
}
