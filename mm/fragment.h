/*
 * Host pages with several target pages in them: who uses them, what may stand in them together, and
 * what the host must allow.
 */
#ifndef MM_FRAGMENT_H
#define MM_FRAGMENT_H

#include "mm/core.h"

/* Who uses one host page. Guards only keep it: all but the first is about the others. */
struct mm_users {
    bool any;
    bool holds;      /* some are not guards */
    bool shared;     /* they are pages of one shared object (else private) */
    bool genuine;    /* private, and the host page is the file's own, not anonymous memory */
    bool writable;   /* shared: some user's descriptor allowed writing */
    unsigned prot;   /* union of MM_PROT_* */
    uint16_t pages;  /* which target pages, bit 0 the first */
    uint64_t object; /* shared: whose pages */
    uint64_t delta;  /* shared: at which difference */
};

/* The users of the host page that contains addr, but for those in `except`: as the plan will have
 * it. */
struct mm_users mm_users_planned(const struct mm *mm, mm_addr addr, struct mm_range except);

/*
 * What a range will hold once a request is carried out, for asking whether that can be represented
 * (DESIGN.md, "Page-size rules").
 */
struct mm_request {
    struct mm_range range;
    /* all of it pages of one kind: */
    bool shared;
    uint64_t object; /* the host's number of the object; a new one: no other page has it
                        (MM_NEW_OBJECT) */
    uint64_t delta;
    uint64_t guard_len; /* of which so many bytes at the beginning are a guard */
    /* or what is mapped in `source` page for page (what lies under its holes stays): */
    bool as_source;
    bool source_goes; /* the pages of source will be free */
    struct mm_range source;
};

#define MM_NEW_OBJECT UINT64_MAX

/* A range that contains nothing, for `except` and `source`. */
#define MM_NO_RANGE ((struct mm_range){1, 0})

/* Can every host page that the request touches hold what it will have to? */
bool mm_representable(const struct mm *mm, const struct mm_request *request);

/*
 * Is something of the host's that is not ours in the host pages of this guest range that no guest
 * page uses? found: what, in whole host pages (guest addresses), cut to the range's host pages.
 */
bool mm_foreign_in(const struct mm *mm, struct mm_range range, struct mm_range *found);

/*
 * The whole of a host mapping of which mm_foreign_in found a part, as far as it lies on host pages
 * wholly inside room, where no guest page is.
 */
struct mm_range mm_foreign_whole(const struct mm *mm, struct mm_range found, struct mm_range room);

#endif
